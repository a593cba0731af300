import Geometry
import PROJ

/// An operator's own table with the coordinates that findings suggest: every other byte as it was.
///
/// Shape: a coordinate is written in the row's own system and columns, with the digits that were printed, so that a
/// correction claims no more than the mistake did. Exchanged cells are exchanged as texts.
package struct CorrectedTable {
  /// A record of the table, before and after.
  package struct Correction: Sendable {
    package var id: String
    package var suggestion: Finding.Suggestion
    /// The line on which the record starts, from 1.
    package var line: Int
    /// Where the record stands in the text, its line end included.
    var range: Range<Int>
    var after: [UInt8]
  }

  /// The records that change, in order.
  package private(set) var corrections: [Correction] = []

  private let assessment: Assessment
  private let table: Table
  /// Whether the file was no UTF-8; the copy is, and begins with a mark that says so.
  private let isRecoded: Bool

  /// Corrects the one table that was assessed.
  ///
  /// - Parameter encoding: the encoding by which it was read, where that was given.
  /// - Throws: `Complaint` when there are several files, or the file is no delimited text.
  package init(_ assessment: Assessment, encoding: TextEncoding?) throws(Complaint) {
    guard let input = assessment.inputs.first, assessment.inputs.count == 1 else {
      throw Complaint(
        file: "--fix", code: "several-inputs",
        message: LocalizedText(
          vi: "chỉ sửa được một tệp; đang có \(assessment.inputs.count) tệp",
          en: "one table can be corrected; there are \(assessment.inputs.count) files"))
    }
    let ending = input.name.split(separator: ".").dropFirst().last?.lowercased() ?? "csv"
    guard ["csv", "tsv", "txt"].contains(ending) else {
      throw Complaint(
        file: input.name, code: "fix-kind",
        message: LocalizedText(
          vi: "chỉ sửa được tọa độ trong tệp CSV; hãy lưu bảng này thành .csv",
          en: "only a CSV can be corrected; save this table as .csv"))
    }
    let (text, found) = input.file.inUTF8(encoding)
    let headers = ProposalHeaders(more: assessment.plan.submissions.columns)
    table = try Table(text, submissionsOf: assessment.plan)
    isRecoded = found != .utf8
    self.assessment = assessment
    do {
      try correct(try headers.cells(of: table))
    } catch {
      throw error.complaints[0]
    }
  }

  // MARK: - Writing

  /// Writes the corrected table.
  ///
  /// - Throws: what the sink throws.
  package func write(to sink: inout some ByteSink) throws(Complaint) {
    try sink.write(
      table.file.withBytes { source in
        var bytes: [UInt8] = isRecoded ? [0xEF, 0xBB, 0xBF] : []
        var end = 0
        for one in corrections {
          bytes.append(contentsOf: source[end..<one.range.lowerBound])
          bytes.append(contentsOf: one.after)
          end = one.range.upperBound
        }
        bytes.append(contentsOf: source[end...])
        return bytes
      })
  }

  /// What changes, as a unified diff without context; empty where nothing does.
  ///
  /// Behind the line numbers stand the proposal's id, the diagnosis and how much speaks for it.
  package var difference: String {
    guard !corrections.isEmpty else { return "" }
    let name = Escaping.visible(table.file.name)
    // A tab ends a name with spaces.
    let tab = name.contains(" ") ? "\t" : ""
    var text = "--- \(name)\(tab)\n+++ \(name)\(tab)\n"
    for one in corrections {
      let before = table.file.withBytes { lines(of: Array($0[one.range])) }
      let after = lines(of: one.after)
      let place = before.count == 1 ? "\(one.line)" : "\(one.line),\(before.count)"
      let why = "\(one.suggestion.diagnosis) (\(one.suggestion.confidence.rawValue))"
      text += "@@ -\(place) +\(place) @@ \(Escaping.visible(one.id)) \(why)\n"
      text += before.map { "-" + $0 }.joined() + after.map { "+" + $0 }.joined()
    }
    return text
  }

  /// The lines of a record with their ends, or what a diff says of the last line of a file that has none.
  ///
  /// Shape: hidden characters are shown, but for tabs and line ends, without which `patch` would not know the line.
  private func lines(of record: [UInt8]) -> [String] {
    var lines = record.split(separator: 10, omittingEmptySubsequences: false)
    let isEnded = lines.last?.isEmpty ?? false
    if isEnded { lines.removeLast() }
    return lines.enumerated().map { index, line in
      let isReturn = line.last == 13
      let cells = (isReturn ? line.dropLast() : line).split(separator: 9, omittingEmptySubsequences: false)
      return cells.map { Escaping.visible(String(decoding: $0, as: UTF8.self)) }.joined(separator: "\t")
        + (isReturn ? "\r\n" : "\n")
        + (isEnded || index < lines.count - 1 ? "" : "\\ No newline at end of file\n")
    }
  }

  /// What was done, and what was not.
  package var summary: LocalizedText {
    let left = assessment.proposals.faults.count {
      $0.name == "input-coordinates-suspect" && $0.suggestion == nil
    }
    return LocalizedText(
      vi:
        "số dòng đã sửa tọa độ: \(corrections.count); số dòng đáng ngờ không có cách đọc duy nhất nên giữ nguyên: \(left)",
      en:
        "rows with corrected coordinates: \(corrections.count); suspect rows without a single reading, left alone: \(left)"
    )
  }

  // MARK: - Correcting

  private mutating func correct(_ cells: [Int]) throws(CheckError) {
    let proposals = assessment.proposals
    guard let raw = proposals.raw.first else { return }
    let commas = table.commaColumns(cells, jobs: 1)
    var transformations: [Int: Transformation] = [:]
    for fault in proposals.faults {
      guard let suggestion = fault.suggestion else { continue }
      let row = Int(fault.row)
      let system = raw.system(of: row)
      if transformations[system] == nil {
        transformations[system] = try? Transformation(from: raw.systems[system], within: assessment.plan.area)
      }
      guard let point = transformations[system]?.points(of: [suggestion.position]).first, point.x.isFinite,
        point.y.isFinite
      else { continue }
      let columns = raw.columns[system]
      let commas = (commas[columns.east.rawValue], commas[columns.north.rawValue])
      table.file.withBytes { source in
        guard
          var scanner = RecordScanner(
            source, from: Int(proposals.records[row]), to: source.count, separator: table.separator),
          scanner.next()
        else { return }
        let coordinates = [
          CoordinateCell(scanner, cells[columns.east.rawValue], source, isComma: commas.0),
          CoordinateCell(scanner, cells[columns.north.rawValue], source, isComma: commas.1),
        ]
        let texts = CorrectedTable.texts(coordinates, point, suggestion.diagnosis)
        var after = Array(source[scanner.recordStart..<scanner.offset])
        for (cell, text) in zip(coordinates, texts).sorted(by: {
          $0.0.range.lowerBound > $1.0.range.lowerBound
        }) {
          let place =
            cell.range.lowerBound - scanner.recordStart..<cell.range.upperBound - scanner.recordStart
          after.replaceSubrange(place, with: cell.written(text, separator: table.separator))
        }
        corrections.append(
          Correction(
            id: proposals.ids[row], suggestion: suggestion, line: Int(proposals.lines[row]),
            range: scanner.recordStart..<scanner.offset, after: after))
      }
    }
  }

  /// The texts of a corrected east and north coordinate.
  private static func texts(_ cells: [CoordinateCell], _ point: PlanarPoint, _ diagnosis: String) -> [String]
  {
    if diagnosis == "swapped" || diagnosis == "exchanged" { return [cells[1].text, cells[0].text] }
    return zip(cells, [point.x, point.y]).map { cell, value in cell.text(of: value, diagnosis) }
  }
}

/// A cell with a coordinate in it.
private struct CoordinateCell {
  let text: String
  /// Where the text stands, without its quotes.
  let range: Range<Int>
  private let isQuoted: Bool
  private let isComma: Bool

  init(_ scanner: borrowing RecordScanner, _ cell: Int, _ source: UnsafeRawBufferPointer, isComma: Bool) {
    text = scanner.text(cell)
    range = Int(scanner.starts[cell])..<Int(scanner.ends[cell])
    self.isComma = isComma
    var before = range.lowerBound - 1
    while before >= scanner.recordStart, source[before] == 32 || source[before] == 9 { before -= 1 }
    isQuoted = before >= scanner.recordStart && source[before] == 34
  }

  /// The digits behind the point, as printed; 0 where there is none.
  private var decimals: Int {
    guard let point = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return 0 }
    return text[text.index(after: point)...].prefix { $0.isNumber }.count
  }

  /// A value with as many digits as the cell has.
  func text(of value: Double, _ diagnosis: String) -> String {
    let old = Double(text.replacing(",", with: ".")) ?? .nan
    let places: Int
    switch diagnosis {
    // A unit of the last digit stays what it was.
    case "lost-point":
      var (power, scaled) = (0, value.magnitude * 3)
      while power < 9, scaled < old.magnitude { (power, scaled) = (power + 1, scaled * 10) }
      places = decimals + power
    // A metre is about 0.00001°.
    case "metres-as-degrees": places = decimals + 5
    case "dms-as-decimal": return sexagesimal(value)
    default: places = decimals
    }
    return withSign(CoordinateCell.fixed(value, min(places, 9)))
  }

  /// `105 54 43.2`: the digits behind the minutes and seconds stay.
  private func sexagesimal(_ value: Double) -> String {
    let places = min(9, max(0, decimals - 4))
    let unit = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    // In units of the last digit of the seconds, so that 60 seconds are a minute.
    let units = Int((value.magnitude * 3600 * unit).rounded())
    let whole = units / Int(unit)
    let (minutes, seconds) = (whole / 60 % 60, whole % 60)
    let rest = places == 0 ? "" : CoordinateCell.fixed(Double(units % Int(unit)) / unit, places).dropFirst()
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let text = "\(whole / 3600) \(two(minutes)) \(two(seconds))\(rest)"
    return withSign(value < 0 ? "-" + text : text)
  }

  private func withSign(_ text: String) -> String { isComma ? text.replacing(".", with: ",") : text }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    var bytes: [UInt8] = []
    bytes.write(value, decimals: decimals, isPadded: true)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes to stand where the text stood, in quotes where they are needed and were not there.
  func written(_ new: String, separator: UInt8) -> [UInt8] {
    let text = isQuoted ? new.replacing("\"", with: "\"\"") : new
    guard !isQuoted, new.utf8.contains(where: { $0 == separator || $0 == 34 }) else {
      return Array(text.utf8)
    }
    return Array("\"\(new.replacing("\"", with: "\"\""))\"".utf8)
  }
}
