#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writing files whole or not at all, and never onto what was read.
package enum OutputFile {
  /// Writes a file: what `body` writes replaces the file at `path` when all of it is on the disk; else nothing
  /// changes and nothing is left behind.
  ///
  /// A symbolic link is followed; a device or a pipe (`/dev/stdout`) is written to as it is.
  ///
  /// - Throws: `Complaint` when the file is one of `spared` or in its folders, or cannot be written.
  package static func write(
    _ path: String, sparing spared: SparedFiles,
    _ body: (inout DescriptorSink) throws(Complaint) -> Void
  ) throws(Complaint) {
    let target = FilePlace(path)
    try spared.check(target, named: path)
    switch target.kind {
    case .folder: throw .isFolder(path)
    case .other: try writeThrough(target.path, named: path, body)
    case .file, .absent: try replace(target, named: path, body)
    }
  }

  /// Whether there is a plain file at a path.
  package static func isThere(_ path: String) -> Bool { FilePlace(path).kind == .file }

  /// - Throws: `Complaint` when two of some outputs would go to one file.
  package static func ensureDistinct(_ paths: [String]) throws(Complaint) {
    var seen: Set<String> = []
    for path in paths {
      let place = FilePlace(path)
      guard place.kind == .other || seen.insert(place.path).inserted else {
        throw Complaint(
          file: path, code: "output-twice",
          message: LocalizedText(
            vi: "hai đầu ra cùng ghi vào tệp này; hãy đặt cho mỗi đầu ra một tên riêng",
            en: "two outputs would go to this file; give each a name of its own"))
      }
    }
  }

  /// Makes a file by a library that writes to a path, whole or not at all: `body` gets the path of a file that is not
  /// there yet, and what it made replaces the file at `path`.
  ///
  /// - Throws: `Complaint` when the file is one of `spared` or in its folders, is no plain file, or cannot be written.
  package static func make(
    _ path: String, sparing spared: SparedFiles, _ body: (String) throws(Complaint) -> Void
  ) throws(Complaint) {
    let target = FilePlace(path)
    try spared.check(target, named: path)
    switch target.kind {
    case .folder: throw .isFolder(path)
    case .other:
      throw Complaint(
        file: path, code: "cannot-write",
        message: LocalizedText(
          vi: "định dạng này cần một tệp thường, không ghi được vào ống hay thiết bị",
          en: "this format needs a plain file; it cannot go to a pipe or a device"))
    case .file, .absent: break
    }
    let temporary = temporaryPath(target)
    guard access(target.folder, W_OK) == 0 else { throw .cannotWrite(path, errno) }
    unlink(temporary)
    do throws(Complaint) {
      try body(temporary)
      let descriptor = open(temporary, O_RDWR | O_CLOEXEC)
      guard descriptor >= 0 else { throw .cannotWrite(path, errno) }
      defer { close(descriptor) }
      if let mode = target.mode { fchmod(descriptor, mode) }
      guard fsync(descriptor) == 0 || errno == EINVAL else { throw .cannotWrite(path, errno) }
      guard rename(temporary, target.path) == 0 else { throw .cannotWrite(path, errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// In the same folder, so that the last step is a rename, which happens or does not; with the ending of the target.
  ///
  /// File systems take 255 bytes for a name: of a longer one only the beginning is kept.
  private static func temporaryPath(_ target: FilePlace) -> String {
    let parts = target.name.split(separator: ".")
    let ending = parts.dropFirst().last.map { $0.utf8.count <= 16 ? ".\($0)" : "" } ?? ""
    var beginning = target.name.prefix(100)
    while beginning.utf8.count > 100 { beginning.removeLast() }
    return "\(target.folder)/.\(beginning).\(getpid()).part\(ending)"
  }

  private static func writeThrough(
    _ path: String, named name: String, _ body: (inout DescriptorSink) throws(Complaint) -> Void
  ) throws(Complaint) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(name, errno) }
    defer { close(descriptor) }
    var sink = DescriptorSink(descriptor, name: name)
    try body(&sink)
  }

  private static func replace(
    _ target: FilePlace, named name: String, _ body: (inout DescriptorSink) throws(Complaint) -> Void
  ) throws(Complaint) {
    let temporary = temporaryPath(target)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(name, errno) }
    do throws(Complaint) {
      if let mode = target.mode { fchmod(descriptor, mode) }
      var sink = DescriptorSink(descriptor, name: name)
      try body(&sink)
      // Some file systems tell only now that the disk is full.
      guard fsync(descriptor) == 0 || errno == EINVAL else { throw .cannotWrite(name, errno) }
      guard rename(temporary, target.path) == 0 else { throw .cannotWrite(name, errno) }
      close(descriptor)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
  }
}

/// An open file, pipe or terminal to which a report is written. The descriptor stays its opener's.
///
/// The process must ignore SIGPIPE, else a reader who leaves ends it before it can say so.
package struct DescriptorSink: ByteSink {
  private let descriptor: Int32
  private let name: String

  /// Lends an open descriptor; `name` is what messages call it.
  package init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Standard output.
  package static var standardOutput: DescriptorSink { DescriptorSink(STDOUT_FILENO, name: "-") }

  package mutating func write(_ bytes: [UInt8]) throws(Complaint) {
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { Self.write(descriptor, $0) }
      guard written >= 0 else {
        let problem = errno
        if problem == EAGAIN { waitForReader() }
        guard problem == EINTR || problem == EAGAIN else { throw .cannotWrite(name, problem) }
        continue
      }
      start += written
    }
  }

  /// Sleeps until the descriptor takes bytes again, or its reader is gone.
  private func waitForReader() {
    var one = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&one, 1, -1)
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}

extension Complaint {
  fileprivate static func isFolder(_ path: String) -> Complaint {
    Complaint(
      file: path, code: "cannot-write",
      message: LocalizedText(
        vi: "đây là thư mục, cần tên tệp", en: "this is a folder, a file's name is expected"))
  }

  /// Says why a report could not be written: `closed-pipe` when its reader left, `disk-full`, else `cannot-write`.
  static func cannotWrite(_ name: String, _ problem: Int32) -> Complaint {
    switch problem {
    case EPIPE:
      Complaint(
        file: name, code: "closed-pipe",
        message: LocalizedText(
          vi: "chương trình nhận báo cáo đã đóng đường ống", en: "the reader of the report closed the pipe"))
    case ENOSPC, EDQUOT:
      Complaint(
        file: name, code: "disk-full",
        message: LocalizedText(
          vi: "đĩa đầy, báo cáo chưa được ghi", en: "the disk is full, the report was not written"))
    default:
      Complaint(
        file: name, code: "cannot-write",
        message: LocalizedText(
          vi: "không ghi được báo cáo: \(SystemFault.text(problem).vi)",
          en: "the report cannot be written: \(SystemFault.text(problem).en)"))
    }
  }
}
