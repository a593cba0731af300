/// Why a zip archive cannot be read or written.
package enum ArchiveFault: Error, Hashable, Sendable {
  /// It is no archive that can be opened.
  case notOpened
  /// It has no member of that name.
  case noMember(String)
  /// A member is encrypted.
  case encrypted(String)
  /// A member unpacks to more than the limit, in bytes.
  case tooLarge(String, limit: Int)
  /// A member cannot be unpacked, or its checksum is wrong; minizip's code.
  case notRead(String, code: Int32)
  /// The copy cannot be written; minizip's code.
  case notWritten(code: Int32)
}
