import BTSCheck
import Foundation
import Synchronization

/// A plan in a temporary folder, which goes when the tests end.
final class ScratchPlan: Sendable {
  let path: String

  /// Writes files by name; those in folders with `/` in their names.
  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plan-\(UUID().uuidString)")
    path = folder.path()
    _ = ScratchPlan.cleaning
    ScratchPlan.folders.withLock { $0.append(folder.path()) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, Data(text.utf8)) }
  }

  // A path may be used when the object is not any more: the folders go when the tests end.
  private static let folders = Mutex<[String]>([])
  private static let cleaning: Void = {
    atexit {
      ScratchPlan.folders.withLock { for path in $0 { try? FileManager.default.removeItem(atPath: path) } }
    }
  }()

  func write(_ name: String, _ data: Data) throws {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// The plan.
  func plan(on date: Day? = nil) throws -> Plan { try Plan(folder: path, date: date) }

  /// What is wrong with the plan: `plan.yaml:3:5 unit-missing`, in order; empty when nothing is.
  func complaints(on date: Day? = nil) -> [String] {
    errors(on: date).map { "\($0.place) \($0.code)" }
  }

  /// The complaints themselves.
  func errors(on date: Day? = nil) -> [Complaint] {
    do throws(CheckError) {
      _ = try Plan(folder: path, date: date)
      return []
    } catch {
      return error.complaints
    }
  }
}

/// The smallest plan with something for rules to name, and lines added to it.
func plainPlan(_ lines: String) -> String {
  """
  format: 1
  id: vn-test
  title: Thử
  structures: {A1a: {bulky: no, mounting: building}, A2b: {bulky: yes, mounting: ground, aliases: [Loại 1]}}
  operators: {viettel: {title: Viettel}, vina: {aliases: [VNPT]}}
  \(lines)
  """
}
