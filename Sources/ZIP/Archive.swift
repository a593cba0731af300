import CMinizip

/// Zip archives on the disk: one member taken out, or another put in its place.
///
/// Paths are given to the C library's `fopen`: nothing in them stands for an archive in an archive, or for an address.
package enum Archive {
  private static let bufferSize = 1 << 18

  /// Unpacks a member.
  ///
  /// - Parameter limit: the most bytes that it may unpack to.
  package static func member(_ name: String, of path: String, limit: Int) throws(ArchiveFault) -> [UInt8] {
    guard let archive = unzOpen64(path) else { throw .notOpened }
    defer { unzClose(archive) }
    guard unzLocateFile(archive, name, 1) == UNZ_OK else { throw .noMember(name) }
    let size = try Member(archive).info.uncompressed_size
    guard size <= UInt64(limit) else { throw .tooLarge(name, limit: limit) }
    let opened = unzOpenCurrentFile(archive)
    guard opened == UNZ_OK else { throw .notRead(name, code: opened) }
    var bytes: [UInt8] = []
    do throws(ArchiveFault) {
      // What a member says of its size is not believed: memory grows with what comes.
      try read(archive, name) { (part) throws(ArchiveFault) in
        guard bytes.count + part.count <= limit else { throw .tooLarge(name, limit: limit) }
        bytes.append(contentsOf: part)
      }
    } catch {
      unzCloseCurrentFile(archive)
      throw error
    }
    let closed = unzCloseCurrentFile(archive)
    guard closed == UNZ_OK else { throw .notRead(name, code: closed) }
    // The checksum of what ends too soon is not looked at.
    guard bytes.count == size else { throw .notRead(name, code: UNZ_BADZIPFILE) }
    return bytes
  }

  /// Copies an archive with other bytes for one of its members.
  ///
  /// Shape: the members stand in the same order with their names and dates; those that stay are not even unpacked. Extra
  /// fields and the archive's comment are left out. The same bytes are written for the same input, at any time.
  /// - Parameter target: a file that may be written over.
  package static func copy(
    _ path: String, to target: String, replacing name: String, with bytes: [UInt8]
  ) throws(ArchiveFault) {
    guard let source = unzOpen64(path) else { throw .notOpened }
    defer { unzClose(source) }
    guard let copy = zipOpen64(target, APPEND_STATUS_CREATE) else { throw .notWritten(code: UNZ_ERRNO) }
    var isReplaced = false
    do throws(ArchiveFault) {
      var status = unzGoToFirstFile(source)
      while status == UNZ_OK {
        let member = try Member(source)
        guard member.info.flag & 1 == 0 else { throw .encrypted(member.name) }
        if member.name == name {
          try write(bytes, as: member, to: copy)
          isReplaced = true
        } else {
          try pass(member, from: source, to: copy)
        }
        status = unzGoToNextFile(source)
      }
      guard status == UNZ_END_OF_LIST_OF_FILE else { throw .notRead(path, code: status) }
      guard isReplaced else { throw .noMember(name) }
    } catch {
      zipClose(copy, nil)
      throw error
    }
    let closed = zipClose(copy, nil)
    guard closed == ZIP_OK else { throw .notWritten(code: closed) }
  }

  /// Copies the member at hand as it is packed.
  private static func pass(_ member: Member, from source: unzFile, to copy: zipFile) throws(ArchiveFault) {
    var (method, level): (Int32, Int32) = (0, 0)
    let opened = unzOpenCurrentFile2(source, &method, &level, 1)
    guard opened == UNZ_OK else { throw .notRead(member.name, code: opened) }
    defer { unzCloseCurrentFile(source) }
    try begin(member, method: method, level: level, isPacked: true, in: copy)
    try read(source, member.name) { (part) throws(ArchiveFault) in try write(part, to: copy) }
    let closed = zipCloseFileInZipRaw64(copy, member.info.uncompressed_size, member.info.crc)
    guard closed == ZIP_OK else { throw .notWritten(code: closed) }
  }

  /// Packs bytes as a member.
  private static func write(_ bytes: [UInt8], as member: Member, to copy: zipFile) throws(ArchiveFault) {
    try begin(member, method: Z_DEFLATED, level: Z_DEFAULT_COMPRESSION, isPacked: false, in: copy)
    for start in stride(from: 0, to: bytes.count, by: bufferSize) {
      try write(bytes[start..<min(start + bufferSize, bytes.count)], to: copy)
    }
    let closed = zipCloseFileInZip(copy)
    guard closed == ZIP_OK else { throw .notWritten(code: closed) }
  }

  private static func begin(
    _ member: Member, method: Int32, level: Int32, isPacked: Bool, in copy: zipFile
  ) throws(ArchiveFault) {
    var info = zip_fileinfo()
    info.dosDate = member.info.dosDate
    info.internal_fa = member.info.internal_fa
    info.external_fa = member.info.external_fa
    // Of the flags only the one that says that names are UTF-8.
    let code = zipOpenNewFileInZip4_64(
      copy, member.rawName, &info, nil, 0, nil, 0, nil, method, level, isPacked ? 1 : 0, -MAX_WBITS,
      DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nil, 0, member.info.version, member.info.flag & 0x800, 0)
    guard code == ZIP_OK else { throw .notWritten(code: code) }
  }

  /// Hands out the open member in parts.
  private static func read(
    _ archive: unzFile, _ name: String, _ body: (ArraySlice<UInt8>) throws(ArchiveFault) -> Void
  ) throws(ArchiveFault) {
    var buffer = [UInt8](repeating: 0, count: bufferSize)
    while true {
      let count = unzReadCurrentFile(archive, &buffer, UInt32(bufferSize))
      guard count >= 0 else { throw .notRead(name, code: count) }
      if count == 0 { return }
      try body(buffer[..<Int(count)])
    }
  }

  private static func write(_ part: ArraySlice<UInt8>, to copy: zipFile) throws(ArchiveFault) {
    let code = part.withUnsafeBytes { zipWriteInFileInZip(copy, $0.baseAddress, UInt32($0.count)) }
    guard code == ZIP_OK else { throw .notWritten(code: code) }
  }

  /// The name of the member at hand, and what the directory says of it.
  private struct Member {
    var info = unz_file_info64()
    /// As it is written there, in whatever encoding, with a zero behind.
    var rawName: [CChar]
    var name: String { String(decoding: rawName.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self) }

    init(_ archive: unzFile) throws(ArchiveFault) {
      // A name has at most 65,535 bytes.
      rawName = []
      var bytes = [CChar](repeating: 0, count: 1 << 16)
      let code = unzGetCurrentFileInfo64(archive, &info, &bytes, UInt(bytes.count - 1), nil, 0, nil, 0)
      guard code == UNZ_OK else { throw .notRead("", code: code) }
      rawName = bytes.prefix { $0 != 0 } + [0]
    }
  }
}
