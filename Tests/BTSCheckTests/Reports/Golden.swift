import Foundation
import Testing

/// Files with what a report must be, byte by byte; `RECORD=1 swift test` rewrites them and fails.
enum Golden {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  static func expect(_ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      do { try Data(text.utf8).write(to: file) } catch { Issue.record(error, sourceLocation: sourceLocation) }
      Issue.record(
        "recorded \(name): read it, then run the tests without RECORD", sourceLocation: sourceLocation)
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("no golden file \(name): RECORD=1 swift test writes it", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard text != expected else { return }
    let (new, old) = (lines(text), lines(expected))
    let place = zip(new, old).prefix { $0 == $1 }.count
    Issue.record(
      """
      \(name) differs at line \(place + 1):
      expected: \(place < old.count ? old[place] : "(end)")
      actual:   \(place < new.count ? new[place] : "(end)")
      If that is meant: RECORD=1 swift test rewrites the file.
      """, sourceLocation: sourceLocation)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
