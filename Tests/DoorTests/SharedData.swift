import Foundation

/// Reference data that is kept beside the repository; tests that need it are skipped where it is missing.
enum SharedData {
  /// `BTSCHECK_SHARED`, else the folder `shared` next to the repository.
  static let folder: String = {
    if let folder = ProcessInfo.processInfo.environment["BTSCHECK_SHARED"] { return folder }
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return repository.deletingLastPathComponent().appending(path: "shared").path()
  }()

  /// Whether the folder is there.
  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder + "/data/vectors") }

  /// The lines of a file of reference vectors, split at a separator.
  static func rows(of name: String, separator: Character) throws -> [[String]] {
    try String(contentsOfFile: "\(folder)/data/vectors/\(name)", encoding: .utf8)
      .split(whereSeparator: \.isNewline)
      .map { $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
  }
}
