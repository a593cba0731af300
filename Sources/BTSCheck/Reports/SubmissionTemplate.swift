import PROJ
import XLSX

/// An empty submission for a plan: headers in one language, lists to choose from, and what the columns hold.
package struct SubmissionTemplate {
  private let plan: Plan
  private let language: Language

  package init(_ plan: Plan, _ language: Language) {
    self.plan = plan
    self.language = language
  }

  /// The columns, those that every row needs first; coordinates by what the plan takes for usual. Where it takes no CRS
  /// for usual, each row declares its own.
  private var columns: [ProposalColumn] {
    let usual = plan.submissions.crs ?? plan.crs
    let isPlanar = usual.flatMap { try? CoordinateSystem.named($0) }?.kind == .projected
    let places: [ProposalColumn] = isPlanar ? [.easting, .northing] : [.longitude, .latitude]
    return [.id, .operator] + places + (plan.submissions.crs == nil ? [.crs] : []) + [
      .structure, .height, .buildingHeight, .halfWidth, .groundElevation, .coverageRadius, .technology,
      .frequency, .eirp,
      .publicDistance, .commune, .date, .shareHost, .replaces,
    ]
  }

  /// `id`, in Vietnamese `Mã trạm (id)`: what stands in brackets is set aside when it is read.
  private func header(_ column: ProposalColumn) -> String {
    guard language == .vi else { return column.name }
    let vietnamese = column.aliases.first ?? column.name
    return vietnamese.prefix(1).uppercased() + vietnamese.dropFirst() + " (\(column.name))"
  }

  /// The template as CSV: the header alone, with a byte-order mark for spreadsheet programs.
  package var csv: [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.write(",") }
      bytes.write(csv: header(column))
    }
    bytes.write("\r\n")
    return bytes
  }

  /// The template as a workbook.
  ///
  /// - Throws: `Complaint` when it cannot be made.
  package func xlsx() throws(Complaint) -> [UInt8] {
    let isVietnamese = language == .vi
    let lists: [(column: ProposalColumn, values: [String])] = [
      (.operator, plan.operators.map { $0.title?[language] ?? $0.id }),
      (.structure, plan.structures.map(\.id)),
      (.commune, plan.communes?.names ?? []),
    ].filter { !$0.values.isEmpty }
    let listName = isVietnamese ? "Danh mục" : "Lists"

    var table = Workbook.Sheet(
      name: isVietnamese ? "Đề nghị" : "Proposals", rows: [columns.map { header($0) }],
      widths: columns.map { Double(header($0).count + 4) })
    for (index, list) in lists.enumerated() {
      guard let column = columns.firstIndex(of: list.column) else { continue }
      let letter = String(UnicodeScalar(UInt8(65 + index)))
      table.lists.append((column, "='\(listName)'!$\(letter)$2:$\(letter)$\(list.values.count + 1)"))
    }
    let help = Workbook.Sheet(
      name: isVietnamese ? "Hướng dẫn" : "Columns",
      rows: [isVietnamese ? ["cột", "bắt buộc", "nội dung"] : ["column", "needed", "what it holds"]]
        + columns.map { column in
          let isCoordinate = [ProposalColumn.longitude, .latitude, .easting, .northing].contains(column)
          let needed = column.isNeeded || isCoordinate || column == .crs
          // Where rows do not declare their system, it is said here.
          let system =
            isCoordinate ? plan.submissions.crs.map { (isVietnamese ? "; hệ tọa độ " : "; CRS ") + $0 } : nil
          return [
            header(column), needed ? (isVietnamese ? "có" : "yes") : "",
            column.expectation[language] + (system ?? ""),
          ]
        }, widths: [40, 10, 80])
    let longest = lists.map(\.values.count).max() ?? 0
    let values = Workbook.Sheet(
      name: listName,
      rows: [lists.map { header($0.column) }]
        + (0..<longest).map { row in lists.map { row < $0.values.count ? $0.values[row] : "" } },
      widths: lists.map { _ in 36 })
    return try bytes(of: Workbook(lists.isEmpty ? [table, help] : [table, help, values]))
  }

  /// A workbook's bytes: the library writes to a file only.
  private func bytes(of book: Workbook) throws(Complaint) -> [UInt8] {
    try ScratchFile.bytes(for: "template") { (path) throws(Complaint) in
      do throws(WorkbookFault) {
        try book.write(to: path)
      } catch {
        throw Complaint(
          file: "template", code: "cannot-write",
          message: LocalizedText(
            vi: "không tạo được bảng tính: \(error.message)",
            en: "the workbook cannot be made: \(error.message)"))
      }
    }
  }
}
