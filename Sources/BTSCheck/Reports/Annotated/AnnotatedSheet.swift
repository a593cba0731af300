import ZIP

/// A workbook with two more cells in the header and in each record of the sheet that was assessed.
///
/// Shape: the sheet's XML is copied with cells put in; every other member of the archive is the same bytes. The cells stand
/// in the two columns behind the last one that any row uses. What tells readers the extent of sheet and rows is left out
/// (`dimension`, `spans`): it need not be there, and would be wrong.
struct AnnotatedSheet {
  private let path: String
  private let sheet: String
  private let headerRow: Int
  /// The sheet's row of each proposal.
  private let lines: LineColumn
  private let cells: AnnotatedCells
  private let name: String

  /// The most UTF-16 units that a cell holds.
  static let cellLimit = 32_767

  /// - Throws: `Complaint` when the sheet's header is not found again.
  init(
    _ assessment: Assessment, _ input: Assessment.Input, _ cells: AnnotatedCells
  ) throws(Complaint) {
    name = input.name
    path = input.path
    sheet = input.sheet ?? ""
    headerRow = try Table(assessment.proposals.ids.files[0], submissionsOf: assessment.plan).headerLine
    lines = assessment.proposals.lines
    self.cells = cells
  }

  /// The workbook's bytes.
  ///
  /// - Throws: `Complaint` when it is not kept in the usual way.
  func workbook() throws(Complaint) -> [UInt8] {
    let (sheets, relations) = (try unpack(WorkbookPart.sheets), try unpack(WorkbookPart.relations))
    guard let member = WorkbookPart.member(ofSheet: sheet, sheets: sheets, relations: relations) else {
      throw complaint(
        "phần \(WorkbookPart.sheets) không có tên này", "its part \(WorkbookPart.sheets) does not name it")
    }
    let annotated = try annotate(try unpack(member), member)
    return try ScratchFile.bytes(for: name) { (target) throws(Complaint) in
      do throws(ArchiveFault) {
        try Archive.copy(path, to: target, replacing: member, with: annotated)
      } catch {
        throw complaint(about: error)
      }
    }
  }

  private func unpack(_ member: String) throws(Complaint) -> [UInt8] {
    do throws(ArchiveFault) {
      return try Archive.member(member, of: path, limit: VectorCage.unpackedLimit)
    } catch {
      throw complaint(about: error)
    }
  }

  private func complaint(_ vi: String, _ en: String) -> Complaint {
    Complaint(
      file: name, code: "annotate-sheet",
      message: LocalizedText(
        vi:
          "không ghi chú được vào trang tính “\(sheet)”: \(vi); hãy lưu lại tệp bằng Excel hoặc LibreOffice",
        en: "the sheet “\(sheet)” cannot be annotated: \(en); save the file again with Excel or LibreOffice"))
  }

  private func complaint(about fault: ArchiveFault) -> Complaint {
    switch fault {
    case .notOpened: complaint("tệp không phải là tệp nén zip", "the file is no zip archive")
    case .noMember(let part): complaint("tệp thiếu phần \(part)", "the file lacks its part \(part)")
    case .encrypted(let part): complaint("phần \(part) bị mã hóa", "its part \(part) is encrypted")
    case .tooLarge(let part, _):
      complaint(
        "phần \(part) khi giải nén lớn hơn giới hạn 2 GiB",
        "its part \(part) unpacks to more than the limit of 2 GiB")
    case .notRead(let part, _): complaint("phần \(part) bị hỏng", "its part \(part) is damaged")
    case .notWritten(let code):
      Complaint(
        file: name, code: "cannot-write",
        message: LocalizedText(
          vi: "không tạo được bảng tính (minizip: \(code))",
          en: "the workbook cannot be made (minizip: \(code))"))
    }
  }

  /// The sheet's XML with the cells.
  private func annotate(_ bytes: [UInt8], _ member: String) throws(Complaint) -> [UInt8] {
    var tags = XMLTags(bytes)
    let found = SheetRows(&tags)
    guard tags.isUTF8, tags.kind == .end, tags.isNamed("worksheet") else {
      throw complaint(
        "phần \(member) không phải là XML thường bằng UTF-8", "its part \(member) is no plain XML in UTF-8")
    }
    let column = found.lastColumn(from: headerRow) + 1
    guard column < SheetRows.columnLimit else {
      throw complaint("không còn chỗ cho hai cột nữa", "it has no room for two more columns")
    }
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count + 128 * lines.count)
    var done = 0
    func keep(to place: Int, skipTo end: Int? = nil) {
      copy.append(contentsOf: bytes[done..<place])
      done = end ?? place
    }
    if let dimension = found.dimension { keep(to: dimension.lowerBound, skipTo: dimension.upperBound) }
    var next = 0
    var hasHeader = false
    for row in found.rows {
      let isHeader = row.number == headerRow && !hasHeader
      let isRecord = next < lines.count && row.number == Int(lines[next])
      // Neither a header nor a record is a row without cells.
      guard isHeader || isRecord, !row.isEmpty else { continue }
      if let spans = row.spans { keep(to: spans.lowerBound, skipTo: spans.upperBound) }
      keep(to: row.cellsEnd)
      for (index, text) in (isHeader ? AnnotatedCells.header : cells[next]).enumerated() where !text.isEmpty {
        let place = SheetRows.letters(ofColumn: column + index) + String(row.number)
        copy.write(cell: text, at: place, style: isHeader ? row.style : nil, prefix: found.prefix)
      }
      if isHeader { hasHeader = true } else { next += 1 }
    }
    keep(to: bytes.count)
    // Never a copy in which a verdict lacks.
    guard hasHeader, next == lines.count else {
      throw complaint(
        "phần \(member) có các dòng khác với khi được đọc", "its part \(member) has other rows than were read"
      )
    }
    return copy
  }
}

extension [UInt8] {
  /// Appends a cell of text.
  ///
  /// Source: ECMA-376 part 1, 18.3.1.4 and 18.18.11 (`inlineStr`).
  fileprivate mutating func write(cell text: String, at place: String, style: Int?, prefix: [UInt8]) {
    write(tag: "", prefix, "c")
    write(" r=\"\(place)\"")
    if let style { write(" s=\"\(style)\"") }
    write(" t=\"inlineStr\">")
    write(tag: "", prefix, "is")
    write(">")
    write(tag: "", prefix, "t")
    write(">")
    write(xml: AnnotatedSheet.fitted(text))
    for name in ["t", "is", "c"] {
      write(tag: "/", prefix, name)
      write(">")
    }
  }

  /// Appends a tag's beginning.
  fileprivate mutating func write(tag mark: String, _ prefix: [UInt8], _ name: String) {
    write("<" + mark)
    append(contentsOf: prefix)
    write(name)
  }
}

extension AnnotatedSheet {
  /// A text that a cell has room for; what is cut off is an ellipsis.
  static func fitted(_ text: String) -> String {
    guard text.utf16.count > cellLimit else { return text }
    var (kept, count) = ("", 0)
    for character in text {
      count += character.utf16.count
      guard count < cellLimit else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
