#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What libraries write to files only, as bytes.
enum ScratchFile {
  /// The bytes that `body` writes to a file of the path that it is given; the file is gone afterwards.
  ///
  /// - Parameter name: what complaints call the file.
  /// - Throws: `Complaint` when there is no room for a temporary file, and what `body` throws.
  static func bytes(
    for name: String, _ body: (String) throws(Complaint) -> Void
  ) throws(Complaint) -> [UInt8] {
    var path = Array("/tmp/btscheck-XXXXXX".utf8CString)
    let descriptor = path.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard descriptor >= 0 else { throw .cannotWrite(name, errno) }
    close(descriptor)
    let file = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(file) }
    try body(file)
    return try MappedFile(path: file, name: name).withBytes { Array($0) }
  }
}
