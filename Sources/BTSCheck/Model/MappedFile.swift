#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, mapped into memory, or made in memory; they live as long as this object.
package final class MappedFile: Sendable {
  /// The file's name as the user gave it.
  package let name: String
  /// The number of bytes.
  package let count: Int
  private let address: UInt
  private let isMapped: Bool
  /// Where it is on the disk, and as what it was opened; nil for bytes that were made in memory.
  private let origin: (path: String, state: FileState)?

  /// The largest file that is read, in bytes.
  package static let limit = 2 << 30

  /// Maps a file.
  ///
  /// - Throws: `Complaint` when it cannot be opened, is no regular file or is over the limit.
  package init(path: String, name: String) throws(Complaint) {
    func complain(_ code: String, _ vi: String, _ en: String) -> Complaint {
      Complaint(file: name, code: code, message: LocalizedText(vi: vi, en: en))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let (number, problem) = (errno, SystemFault.text(errno))
      throw number == ENOENT
        ? complain("missing-file", "không có tệp này", "there is no such file")
        : complain(
          "unreadable-file", "không mở được tệp: \(problem.vi)",
          "the file cannot be opened: \(problem.en)")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw complain("unreadable-file", "không đọc được tệp", "the file cannot be read")
    }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else {
      throw complain("folder", "đây là thư mục, cần một tệp", "this is a folder, a file is expected")
    }
    guard kind == S_IFREG else {
      throw complain("unreadable-file", "đây không phải là tệp thường", "this is not a regular file")
    }
    guard status.st_size <= MappedFile.limit else {
      throw complain(
        "file-too-large", "tệp lớn hơn giới hạn 2 GiB", "the file is larger than the limit of 2 GiB")
    }
    self.name = name
    origin = (path, FileState(status))
    count = Int(status.st_size)
    guard count > 0 else {
      address = 0
      isMapped = false
      return
    }
    let pages = mmap(nil, count, PROT_READ, MAP_PRIVATE | MappedFile.atOnce, descriptor, 0)
    guard let pages, pages != MAP_FAILED else {
      throw complain("unreadable-file", "không đọc được tệp", "the file cannot be read")
    }
    address = UInt(bitPattern: pages)
    isMapped = true
  }

  #if canImport(Glibc)
    /// Every file is read to its end: its pages come in one go, not one by one.
    private static let atOnce = MAP_POPULATE
  #else
    private static let atOnce: Int32 = 0
  #endif

  /// Keeps a copy of bytes that were made in memory.
  package init(bytes: some Collection<UInt8>, name: String) {
    self.name = name
    origin = nil
    count = bytes.count
    isMapped = false
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    _ = buffer.initialize(from: bytes)
    address = UInt(bitPattern: buffer.baseAddress)
  }

  deinit {
    guard let pointer = UnsafeMutableRawPointer(bitPattern: address) else { return }
    if isMapped { munmap(pointer, count) } else { pointer.deallocate() }
  }

  /// Makes sure that the bytes are still those that were opened, as they are not when the file is written in its place.
  ///
  /// A file that takes its name away is another one, and changes nothing here.
  /// - Throws: `Complaint` of the code `file-changed`.
  package func ensureUnchanged() throws(Complaint) {
    var status = stat()
    guard let (path, opened) = origin, stat(path, &status) == 0 else { return }
    guard opened.isWrittenAnew(by: FileState(status)) else { return }
    throw Complaint(
      file: name, code: "file-changed",
      message: LocalizedText(
        vi: "tệp bị ghi lại trong khi đang được kiểm tra; hãy kiểm tra lại",
        en: "the file was written anew while it was being checked; check it again"))
  }

  /// Whether a byte occurs in the file; at most `jobs` threads look for it.
  package func contains(_ byte: UInt8, jobs: Int) -> Bool {
    withBytes { bytes in
      !Parallel.allSatisfy(bytes, jobs: jobs) { part in
        part.baseAddress.map { memchr($0, Int32(byte), part.count) == nil } ?? true
      }
    }
  }

  /// Lends the bytes to `body`; the pointer must not leave it.
  package func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try withExtendedLifetime(self) {
      try body(UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count))
    }
  }
}

/// By what it is seen that a file was written to.
private struct FileState: Sendable {
  private let device: dev_t
  private let inode: ino_t
  private let size: off_t
  private let seconds: time_t
  private let nanoseconds: Int

  init(_ status: stat) {
    (device, inode, size) = (status.st_dev, status.st_ino, status.st_size)
    #if canImport(Glibc)
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #else
      (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #endif
  }

  /// Whether a later state is of the same file with other content.
  func isWrittenAnew(by later: FileState) -> Bool {
    (device, inode) == (later.device, later.inode)
      && (size, seconds, nanoseconds) != (later.size, later.seconds, later.nanoseconds)
  }
}

extension MappedFile {
  /// Reads standard input to its end.
  ///
  /// - Throws: `Complaint` when it cannot be read or is over the limit.
  package static func standardInput() throws(Complaint) -> MappedFile {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= limit else {
        throw Complaint(
          file: "-", code: "unreadable-file",
          message: count < 0
            ? LocalizedText(vi: "không đọc được đầu vào chuẩn", en: "standard input cannot be read")
            : LocalizedText(
              vi: "đầu vào chuẩn lớn hơn giới hạn 2 GiB",
              en: "standard input is larger than the limit of 2 GiB"))
      }
      if count == 0 { return MappedFile(bytes: bytes, name: "-") }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}

extension String {
  /// The last part of a path.
  package var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
