import Foundation
import Testing

@testable import BTSCheck

@Suite struct MappedFileTests {
  private func append(_ text: String, to path: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  @Test func `a file that is written in its place is not what was opened`() throws {
    let place = try TemporaryFolder()
    for content in ["", "old"] {
      try place.write("a.csv", content)
      let file = try MappedFile(path: place.path + "/a.csv", name: "a.csv")
      try file.ensureUnchanged()
      try append("new", to: place.path + "/a.csv")
      let complaint = #expect(throws: Complaint.self) { try file.ensureUnchanged() }
      #expect(complaint?.code == "file-changed" && complaint?.file == "a.csv")
    }
  }

  @Test func `another file of the name, or none, leaves the bytes as they are`() throws {
    let place = try TemporaryFolder()
    try place.write("a.csv", "old")
    try place.write("b.csv", "newer")
    let file = try MappedFile(path: place.path + "/a.csv", name: "a.csv")
    #expect(rename(place.path + "/b.csv", place.path + "/a.csv") == 0)
    try file.ensureUnchanged()
    #expect(unlink(place.path + "/a.csv") == 0)
    try file.ensureUnchanged()
    #expect(file.withBytes { Array($0) } == Array("old".utf8))
    try MappedFile(bytes: [1], name: "-").ensureUnchanged()
  }

  @Test func `no report is made of a file, or by a plan, that is not what was judged`() throws {
    for changed in ["sites.csv", "masts.csv"] {
      let scratch = try ExamplePlan.scratch(
        rules: "- {id: keep, check: spacing, min: 300 m}", layers: ["sites.csv": ExamplePlan.csv([[:]])])
      let checker = try Checker(scratch.plan(), date: Day(year: 2026, month: 11, day: 24))
      let assessment = try checker.assess([scratch.path + "/sites.csv"])
      try append("\n", to: scratch.path + "/" + changed)
      var sink = MemorySink()
      let complaint = #expect(throws: Complaint.self) {
        try ReportWriter(JSONReport(ReportOptions(language: .en)), of: assessment, jobs: 1).write(to: &sink)
      }
      #expect(complaint?.code == "file-changed" && sink.bytes.isEmpty)
      if changed == "masts.csv" {
        let error = #expect(throws: CheckError.self) { _ = try checker.assess([scratch.path + "/sites.csv"]) }
        #expect(error?.complaints.map(\.code) == ["file-changed"])
      }
    }
  }
}
