import BTSCheck
import Foundation
import Testing

/// Documents that are made from the sources are fresh; `RECORD=1` writes them anew and fails.
@Suite struct DocumentationTests {
  @Test func checksAreFresh() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../Docs/Checks.md").standardized
    let written = try? String(contentsOf: file, encoding: .utf8)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try CheckBook.markdown.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("Docs/Checks.md was written anew; look at the difference, then run without RECORD")
    }
    #expect(written == CheckBook.markdown, "Docs/Checks.md is stale: run make docs")
  }
}
