import Foundation
import Testing

@testable import BTSCheck

/// Tables that cannot be read as a whole: the run ends with a complaint that says why, and judges nothing.
@Suite struct RefusedDialectTests {
  /// A table with something that concerns all of its rows.
  struct Refusal: Sendable, CustomTestStringConvertible {
    var dialect: Dialect
    var code: String
    /// The line of the header, where the complaint is about it.
    var line: Int?

    var testDescription: String { dialect.name }

    init(
      _ name: String, _ code: String, line: Int? = nil, crs: String? = nil,
      _ write: (inout DialectTable) -> Void
    ) {
      dialect = Dialect("refused: \(name)", write)
      dialect.crs = crs
      (self.code, self.line) = (code, line)
    }

    /// A file of some bytes.
    init(_ name: String, _ code: String, line: Int? = nil, bytes: [UInt8]) {
      self.init(name, code, line: line) { _ in }
      dialect.bytes = bytes
    }
  }

  private static let refusals = [
    Refusal("two columns of one meaning", "two-columns", line: 1) { $0.add("Mã trạm") { "\($0)" } },
    Refusal("two columns of one meaning under a title", "two-columns", line: 3) {
      $0.above = ["DANH SÁCH", ""]
      $0.add("Chiều cao cột (m)") { _ in "40" }
    },
    Refusal("no height", "missing-column", line: 1) { $0.rename(["height_m": "Ghi chú"]) },
    Refusal("no latitude", "missing-column", line: 1) { $0.rename(["latitude": "Ghi chú"]) },
    Refusal("no coordinates, title rows", "missing-column", line: 2) {
      $0.above = ["DANH SÁCH"]
      $0.rename(["longitude": "Ghi chú", "latitude": "Địa chỉ"])
    },
    Refusal("a header below twenty rows", "missing-column", line: 1) {
      $0.above = (1...20).map { "Dòng \($0)" }
    },
    Refusal("degrees where metres are declared", "crs", crs: "EPSG:5897") { _ in },
    Refusal("metres where degrees are declared", "crs") { $0.putMetres("easting", "northing") },
    Refusal("axes of VN-2000 where degrees are declared", "crs", crs: "EPSG:4326") {
      $0.putMetres("Tọa độ Y (VN-2000)", "Tọa độ X (VN-2000)")
    },
    Refusal("an unknown system", "crs", crs: "EPSG:1") { _ in },
    Refusal("X and Y in one order here and in the other there", "xy", line: 1, crs: "EPSG:5897") {
      $0.putMetres("Y", "X")
      $0.rows[4].swapAt(2, 3)
    },
    Refusal("a header alone", "no-record") { $0.rows = [] },
    Refusal("a header and empty rows", "no-record") {
      $0.rows = []
      $0.below = "\n,,,,\n\n"
    },
    Refusal("nothing", "empty-file", bytes: []),
    Refusal("bytes that are no text", "binary-file", bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 2]),
    Refusal(
      "a text of another kind", "missing-column", line: 1, bytes: Array("Kính gửi: Sở,\nĐơn xin\n".utf8)),
  ]

  @Test(arguments: refusals) func saysWhy(refusal: Refusal) throws {
    do {
      _ = try refusal.dialect.assess()
      Issue.record("\(refusal.dialect.name): read")
    } catch let error as CheckError {
      #expect(error.complaints.map(\.code) == [refusal.code], "\(refusal.dialect.name)")
      #expect(error.complaints.first?.line == refusal.line, "\(refusal.dialect.name)")
    }
  }
}
