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

  /// The SHA-256 of a text as content security policies want it.
  package static func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result = ""
    let digest = Array(SHA256.hash(data: Array(text.utf8)))
    for start in stride(from: 0, to: digest.count, by: 3) {
      let group = digest[start..<min(start + 3, digest.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * (3 - UInt32(group.count)))
      for place in 0..<4 {
        let isPadding = place > group.count
        result.unicodeScalars.append(
          isPadding ? "=" : Unicode.Scalar(alphabet[Int(bits >> (18 - 6 * UInt32(place))) & 63]))
      }
    }
    return result
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension Assessment {
  /// Makes sure that the files of which reports give digests are still what was judged.
  ///
  /// - Throws: `Complaint` of the first that was written anew.
  func ensureUnchanged() throws(Complaint) {
    for input in inputs { try input.file.ensureUnchanged() }
    try plan.ensureUnchanged()
  }
}

extension Plan {
  /// Makes sure that the plan's files are still what was read.
  ///
  /// - Throws: `Complaint` of the first that was written anew.
  func ensureUnchanged() throws(Complaint) {
    for file in files { try file.file.ensureUnchanged() }
  }
}
