#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Plan {
  /// The nearest folder with a `plan.yaml`: the working directory, or one above.
  public static func nearestFolder() -> String? {
    guard let here = realPath(".") else { return nil }
    return foldersAbove(here).first { access($0 + "/plan.yaml", R_OK) == 0 }
  }

  /// The reference plan of Hà Nam that comes with the program; it is illustrative and says so.
  ///
  /// - Throws: `CheckError` when the program's data are not where they were installed.
  public static func builtIn(date: Day? = nil, jobs: Int? = nil) throws(CheckError) -> Plan {
    var plan = try Plan(folder: builtInFolder(), date: date, jobs: jobs)
    plan.isBuiltIn = true
    return plan
  }

  /// Where the built-in plan is: installed beside the program, or in the source tree from which it was built.
  public static func builtInFolder() throws(CheckError) -> String {
    let program = realPath("/proc/self/exe") ?? ""
    let folders = foldersAbove(program).dropFirst()
    let installed = folders.prefix(2).map { $0 + "/share/btscheck/hanam" }
    let source = folders.map { $0 + "/Data/hanam" }
    if let found = (installed + source).first(where: { access($0 + "/plan.yaml", R_OK) == 0 }) {
      return found
    }
    throw CheckError(
      Complaint(
        file: "hanam", code: "missing-data",
        message: LocalizedText(
          vi: "không tìm thấy quy hoạch đi kèm chương trình; hãy cài lại hoặc dùng --plan",
          en: "the built-in plan is not beside the program; install it again, or name a plan with --plan")))
  }

  /// A path and the folders above it, nearest first.
  private static func foldersAbove(_ path: String) -> [String] {
    var folders: [String] = []
    var path = Substring(path)
    while true {
      folders.append(String(path))
      guard let slash = path.lastIndex(of: "/"), !path.isEmpty else { return folders }
      path = path[..<slash]
    }
  }

  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
