import Crypto

/// The SHA-256 of what an assessment was made from, so that a reader can tell the same files again.
package enum Digest {
  /// The SHA-256 of a file, in hexadecimal.
  package static func sha256(_ file: MappedFile) -> String {
    file.withBytes { bytes in
      var hash = SHA256()
      hash.update(bufferPointer: bytes)
      return hexadecimal(hash.finalize())
    }
  }

  /// The SHA-256 of a plan: that of the list of its files, one line each, sorted by name in byte order, as
  /// `sha256sum` prints it.
  package static func sha256(_ plan: Plan) -> String {
    var list: [UInt8] = []
    for file in plan.files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      list.write(sha256(file.file) + "  " + file.name + "\n")
    }
    return hexadecimal(SHA256.hash(data: list))
  }

  /// The SHA-256 of a text.
  package static func sha256(_ text: String) -> String { hexadecimal(SHA256.hash(data: Array(text.utf8))) }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
