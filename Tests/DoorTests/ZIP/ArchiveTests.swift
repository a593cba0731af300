import Foundation
import Testing
import ZIP

@Suite struct ArchiveTests {
  private static let workbook = URL(filePath: #filePath)
    .appending(path: "../../../Fixtures/Submissions/sites.xlsx").standardized.path()
  private static let sheet = "xl/worksheets/sheet2.xml"
  private static let others = [
    "docProps/app.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "_rels/.rels",
    "xl/workbook.xml", "[Content_Types].xml",
  ]

  private func scratch() -> String {
    FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString)").path()
  }

  private func member(_ name: String, of path: String = workbook) throws -> [UInt8] {
    try Archive.member(name, of: path, limit: 1 << 20)
  }

  @Test func aMemberIsReplacedAndTheOthersStay() throws {
    let (first, second) = (scratch(), scratch())
    defer { for path in [first, second] { try? FileManager.default.removeItem(atPath: path) } }
    // More than is written at once.
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    try Archive.copy(Self.workbook, to: first, replacing: Self.sheet, with: bytes)
    #expect(try member(Self.sheet, of: first) == bytes)
    for name in Self.others { #expect(try member(name, of: first) == member(name), "\(name)") }
    // No clock: the second copy is the first.
    try Archive.copy(Self.workbook, to: second, replacing: Self.sheet, with: bytes)
    #expect(FileManager.default.contentsEqual(atPath: first, andPath: second))
    // The way back is the same archive but for how it is packed.
    try Archive.copy(first, to: second, replacing: Self.sheet, with: try member(Self.sheet))
    for name in Self.others + [Self.sheet] {
      #expect(try member(name, of: second) == member(name), "\(name)")
    }
  }

  @Test func faultsAreTold() throws {
    let target = scratch()
    defer { try? FileManager.default.removeItem(atPath: target) }
    #expect(throws: ArchiveFault.notOpened) { try member("x", of: #filePath) }
    #expect(throws: ArchiveFault.notOpened) { try member("x", of: "/vsizip/" + Self.workbook) }
    #expect(throws: ArchiveFault.noMember("x")) { try member("x") }
    #expect(throws: ArchiveFault.tooLarge(Self.sheet, limit: 100)) {
      try Archive.member(Self.sheet, of: Self.workbook, limit: 100)
    }
    #expect(throws: ArchiveFault.noMember("x")) {
      try Archive.copy(Self.workbook, to: target, replacing: "x", with: [])
    }
    #expect(throws: ArchiveFault.notWritten(code: -1)) {
      try Archive.copy(Self.workbook, to: "/nowhere/x", replacing: Self.sheet, with: [])
    }
  }

  /// Bytes that were changed on the way are not taken, and an archive that ends too soon is none.
  @Test func damageIsSeen() throws {
    let path = scratch()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let whole = try Data(contentsOf: URL(filePath: Self.workbook))
    try whole.prefix(whole.count / 2).write(to: URL(filePath: path))
    #expect(throws: ArchiveFault.notOpened) { try member(Self.sheet, of: path) }
    let name = try #require(whole.range(of: Data(Self.sheet.utf8)))
    for shift in 0..<600 {
      var changed = whole
      changed[name.upperBound + 20 + shift] ^= 0x55
      try changed.write(to: URL(filePath: path))
      #expect(throws: ArchiveFault.self) { _ = try member(Self.sheet, of: path) }
    }
  }
}
