#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of a plan: every other file of the plan lies inside of it after links are resolved.
package struct PlanFolder: Hashable, Sendable {
  /// The folder's own path, absolute and without links.
  package let root: String

  /// Finds a folder.
  ///
  /// - Throws: `Complaint` when there is no such folder.
  package init(_ path: String) throws(Complaint) {
    guard let root = PlanFolder.withoutLinks(path) else {
      throw Complaint(
        file: path, code: "missing-file",
        message: LocalizedText(vi: "không có thư mục này", en: "there is no such folder"))
    }
    self.root = root
  }

  /// A file of the plan.
  package struct Path: Hashable, Sendable {
    /// Relative to the plan's folder, without `.` and `..`: `layers/zones.gpkg`.
    package var name: String
    /// Where the file is, without links.
    package var absolute: String
    /// What stands behind `#`: the layer within the file.
    package var layer: String?

    /// The file's ending in small letters, without its point; empty where there is none.
    package var ending: String {
      guard let point = name.lastIndex(of: "."), !name[point...].contains("/") else { return "" }
      return name[name.index(after: point)...].lowercased()
    }

    /// The folder of the file, relative to the plan's folder; empty for the plan's folder itself.
    package var folder: String { name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "" }
  }

  /// Finds a file that a plan names.
  ///
  /// - Parameters:
  ///   - source: the name as the plan gives it, with `#layer` where that is given.
  ///   - base: the folder of the file that names it, relative to the plan's folder.
  /// - Throws: `Complaint` of the file `source` when the name is no relative path, leaves the plan's folder, or there
  ///   is no such file. Its code is `path` or `missing-file`.
  package func path(of source: String, from base: String = "") throws(Complaint) -> Path {
    func complain(_ code: String, _ vi: String, _ en: String) -> Complaint {
      Complaint(file: source, code: code, message: LocalizedText(vi: vi, en: en))
    }
    if let fault = PlanFolder.fault(of: source) { throw complain("path", fault.vi, fault.en) }
    let parts = source.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = PlanFolder.normalised("\(base)/\(parts[0])"), !name.isEmpty else {
      throw complain(
        "path", "“\(source)” ra ngoài thư mục của quy hoạch; tệp phải nằm trong thư mục đó",
        "“\(source)” leaves the plan's folder; the file must lie within it")
    }
    guard let absolute = PlanFolder.withoutLinks("\(root)/\(name)") else {
      throw complain("missing-file", "không có tệp “\(name)”", "there is no file “\(name)”")
    }
    guard contains(absolute) else {
      throw complain(
        "path", "“\(source)” là liên kết ra ngoài thư mục của quy hoạch; tệp phải nằm trong thư mục đó",
        "“\(source)” is a link that leaves the plan's folder; the file must lie within it")
    }
    return Path(name: name, absolute: absolute, layer: parts.count > 1 ? String(parts[1]) : nil)
  }

  /// The files that belong to a file because they have its name with another ending, in any letter case.
  ///
  /// - Parameter endings: the endings in small letters; one that begins with the file's own is put behind the name.
  /// - Throws: `Complaint` when one of them is a link that leaves the plan's folder.
  package func companions(of path: Path, endings: Set<String>) throws(Complaint) -> [Path] {
    var companions: [Path] = []
    for absolute in PlanFolder.companions(of: path.absolute, endings: endings) {
      companions.append(try self.path(of: String(absolute.dropFirst(root.count).drop { $0 == "/" })))
    }
    return companions
  }

  /// The paths of a file's companions, in order; the file's own is absolute and without links, since the reader of a
  /// format looks beside the file itself, not beside a link to it.
  static func companions(of absolute: String, endings: Set<String>) -> [String] {
    let slash = absolute.lastIndex(of: "/") ?? absolute.startIndex
    let folder = absolute[..<slash]
    let name = absolute[absolute.index(after: slash)...]
    let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)] + "."
    return entries(of: String(folder)).sorted()
      .filter { $0.hasPrefix(stem) && endings.contains($0.dropFirst(stem.count).lowercased()) }
      .map { "\(folder)/\($0)" }
  }

  /// The names in a folder.
  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
            String(cString: $0)
          }
        })
    }
    return names
  }

  /// Whether a path without links lies in the folder.
  package func contains(_ absolute: String) -> Bool {
    root == "/" || absolute.hasPrefix(root + "/")
  }

  /// What makes a name no relative path.
  private static func fault(of source: String) -> LocalizedText? {
    let lowercased = source.lowercased()
    let scheme = source.prefix { $0 != ":" && $0 != "/" && $0 != "." }
    if source.isEmpty || source.hasPrefix("#") {
      return LocalizedText(vi: "thiếu tên tệp", en: "the name of a file is missing")
    }
    if source.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return LocalizedText(
        vi: "tên tệp có ký tự điều khiển", en: "the name of the file has a control character")
    }
    if lowercased.hasPrefix("/vsi") || lowercased.contains("/vsi") || source.contains("<") {
      return LocalizedText(
        vi:
          "“\(source)” không được phép: không đọc tệp ảo hay tệp trên mạng; cần đường dẫn trong thư mục quy hoạch",
        en:
          "“\(source)” is not allowed: virtual files and the network are never read; a path within the plan's "
          + "folder is expected")
    }
    if source.hasPrefix("/") || source.hasPrefix("~") || source.contains("\\") {
      return LocalizedText(
        vi:
          "“\(source)” không phải là đường dẫn tương đối trong thư mục quy hoạch (viết như layers/zones.geojson)",
        en: "“\(source)” is no relative path within the plan's folder (write it like layers/zones.geojson)")
    }
    if scheme.count < source.count, source.dropFirst(scheme.count).first == ":" {
      return LocalizedText(
        vi:
          "“\(source)” không được phép: cần đường dẫn trong thư mục quy hoạch, không phải URL hay tên nguồn dữ liệu",
        en:
          "“\(source)” is not allowed: a path within the plan's folder is expected, not a URL or the name of a "
          + "data source")
    }
    return nil
  }

  /// A relative path without `.` and `..`; nil where it leaves its folder.
  private static func normalised(_ path: String) -> String? {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  /// The absolute path behind all links; nil where there is nothing.
  private static func withoutLinks(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
