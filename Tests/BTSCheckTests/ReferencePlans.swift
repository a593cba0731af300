import Foundation

/// The plans in the folder `Data`.
enum ReferencePlans {
  private static let data = URL(filePath: #filePath).appending(path: "../../../Data").standardized

  /// The names of the folders that hold a plan, sorted.
  static let names: [String] = {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: data.path())) ?? []
    return folders.filter { FileManager.default.fileExists(atPath: folder($0) + "/plan.yaml") }.sorted()
  }()

  static func folder(_ name: String) -> String { data.appending(path: name).path() }
}
