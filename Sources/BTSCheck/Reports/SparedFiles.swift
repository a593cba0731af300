#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What was read, and so must not be written: the proposals' files and the plan's folder.
///
/// Files are told by device and inode, so links and other spellings of a path do not get around it.
package struct SparedFiles: Sendable {
  private var files: Set<FileIdentity> = []
  private var folders: Set<FileIdentity> = []

  /// Notes files and folders by their paths; what does not exist is left out.
  package init(files: [String] = [], folders: [String] = []) {
    self.files = Set(files.compactMap { FilePlace($0).identity })
    self.folders = Set(folders.compactMap { FilePlace($0).identity })
  }

  /// - Throws: `Complaint` when the place is one of the files, or lies in one of the folders.
  func check(_ target: FilePlace, named name: String) throws(Complaint) {
    if let identity = target.identity, files.contains(identity) {
      throw Complaint(
        file: name, code: "output-onto-input",
        message: LocalizedText(
          vi: "đây là tệp đầu vào, báo cáo phải ghi sang tệp khác",
          en: "this is one of the inputs, the report must go to another file"))
    }
    var folder = target.folder
    while !folders.isEmpty {
      if let identity = FilePlace(folder).identity, folders.contains(identity) {
        throw Complaint(
          file: name, code: "output-into-plan",
          message: LocalizedText(
            vi: "tệp này nằm trong thư mục quy hoạch, báo cáo phải ghi ra ngoài thư mục đó",
            en: "this file lies in the plan's folder, the report must go outside of it"))
      }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }
}

/// What tells a file from all others on this machine.
struct FileIdentity: Hashable, Sendable {
  var device: UInt64
  var inode: UInt64
}

/// Where a path leads once links are followed; its last part need not exist.
struct FilePlace {
  enum Kind { case absent, file, folder, other }

  private(set) var path: String
  private(set) var kind = Kind.absent
  private(set) var identity: FileIdentity?
  /// The permissions of a file that exists.
  private(set) var mode: mode_t?

  init(_ given: String) {
    path = FilePlace.followed(given)
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      kind = .file
      mode = status.st_mode & 0o7777
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
  }

  var folder: String { FilePlace.split(path).folder }
  var name: String { FilePlace.split(path).name }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// A path without links; one that leads to no file yet is followed to where that will be.
  private static func followed(_ given: String, links: Int = 40) -> String {
    if let real = resolve(given) { return real }
    let (folder, name) = split(given)
    let place = (resolve(folder) ?? folder) + "/"
    let path = place == "//" ? "/" + name : place + name
    // What the system follows itself, such as /dev/stdout to a pipe, stays as it is.
    guard links > 0, access(path, F_OK) != 0, let target = target(ofLink: path) else { return path }
    return followed(target.hasPrefix("/") ? target : place + target, links: links - 1)
  }

  private static func target(ofLink path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func resolve(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
