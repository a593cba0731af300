/// A delimited text with a header: where its records are, not what they mean.
package struct Table: Sendable {
  /// The text, UTF-8.
  package let file: MappedFile
  /// What stands between two cells.
  package let separator: UInt8
  /// The header's cells as written.
  package let header: [String]
  /// The line on which the header stands, from 1.
  package let headerLine: Int
  /// Where the first record behind the header starts, and on which line.
  package let dataStart: Int
  package let dataLine: Int

  /// The rows within which the header is looked for.
  package static let headerRows = 20

  /// Finds the separator and the header of a text: the first of the first rows that names enough columns.
  ///
  /// - Parameters:
  ///   - least: how many columns a row must name to be the header; a text without such a row has its first for one.
  ///   - names: how many columns a row of cells names.
  /// - Throws: `Complaint` for an empty or binary file.
  package init(_ file: MappedFile, least: Int, names: ([String]) -> Int) throws(Complaint) {
    self.file = file
    guard file.count > 0 else {
      throw Complaint(
        file: file.name, code: "empty-file",
        message: LocalizedText(
          vi: "tệp rỗng, cần ít nhất một dòng tiêu đề", en: "the file is empty, a header is expected"))
    }
    let found: (separator: UInt8, row: Table.Row)? = file.withBytes { bytes in
      var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var candidates: [UInt8] = [44, 59, 9]
      var line = 1
      if let declared = Table.declaredSeparator(bytes, start) {
        candidates = [declared.separator]
        start = declared.next
        line = 2
      }
      // The first row that names enough; by the separator that makes it name the most.
      var best: (separator: UInt8, row: Table.Row, score: Int)?
      for separator in candidates {
        for row in Table.firstRows(bytes, start, separator, line) {
          let score = names(row.cells)
          guard score >= max(1, least) else { continue }
          if best.map({ (row.line, -score) < ($0.row.line, -$0.score) }) ?? true {
            best = (separator, row, score)
          }
          break
        }
      }
      if let best { return (best.separator, best.row) }
      if bytes.prefix(1 << 16).contains(0) { return nil }
      // No header that we know: the first row, by the separator that takes it apart furthest.
      let rows = candidates.compactMap { separator in
        Table.firstRows(bytes, start, separator, line).first.map { (separator, $0) }
      }
      return rows.max { $0.1.cells.count < $1.1.cells.count }
    }
    guard let found else {
      throw Complaint(
        file: file.name, code: "binary-file",
        message: LocalizedText(
          vi: "đây không phải là tệp văn bản CSV", en: "this is no text: a CSV file is expected"))
    }
    separator = found.separator
    header = found.row.cells
    headerLine = found.row.line
    dataStart = found.row.next
    dataLine = found.row.nextLine
    guard header.count <= RecordScanner.columnLimit else {
      throw Complaint(
        file: file.name, line: headerLine, code: "too-many-columns",
        message: LocalizedText(
          vi: "\(header.count) cột, vượt giới hạn 1.000 cột",
          en: "\(header.count) columns, the limit is 1,000"))
    }
  }

  /// The records behind the header, taken apart side by side in chunks that end where records end.
  ///
  /// Shape: a line end may stand within a quoted cell, so that a chunk may turn out to have started within a record.
  /// It is read again then, from where the records before it end.
  /// - Parameter body: gets a scanner of each chunk, whose lines count from 1.
  /// - Returns: what `body` makes of each chunk, and how many lines each has.
  package func chunks<T: Sendable>(
    jobs: Int, _ body: @Sendable (inout RecordScanner) -> T
  ) -> [(result: T, lines: Int)] {
    let starts = chunkStarts(jobs: jobs)
    @Sendable func read(_ index: Int, from start: Int) -> Chunk<T>? {
      file.withBytes { bytes in
        guard
          var scanner = RecordScanner(
            bytes, from: start, to: bytes.count, before: starts[index + 1], separator: separator,
            refusesZeros: true)
        else { return nil }
        let result = body(&scanner)
        return Chunk(result: result, lines: scanner.nextLine - 1, end: scanner.offset)
      }
    }
    let chunks = Parallel.map(starts.count - 1, jobs: jobs) { read($0, from: starts[$0]) }
    var end = dataStart
    return chunks.enumerated().compactMap { index, chunk in
      guard end < starts[index + 1] || index == 0 else { return nil }
      guard let chunk = end == starts[index] ? chunk : read(index, from: end) else { return nil }
      end = max(end, chunk.end)
      return (chunk.result, chunk.lines)
    }
  }

  private struct Chunk<T: Sendable>: Sendable {
    var result: T
    var lines: Int
    /// Where its last record ends.
    var end: Int
  }

  /// Where chunks start, behind line ends, and the end.
  private func chunkStarts(jobs: Int) -> [Int] {
    file.withBytes { bytes in
      let size = bytes.count - dataStart
      let parts = Parallel.ranges(size, jobs: jobs, least: 1 << 18).count
      var starts = [dataStart]
      for k in 1..<max(1, parts) {
        var place = max(starts[k - 1], dataStart + size * k / parts)
        while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
        if place < bytes.count {
          place += bytes[place] == 13 && place + 1 < bytes.count && bytes[place + 1] == 10 ? 2 : 1
        }
        starts.append(min(place, bytes.count))
      }
      return starts + [bytes.count]
    }
  }

  private struct Row {
    var cells: [String]
    var line: Int
    var next: Int
    var nextLine: Int
  }

  private static func firstRows(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ separator: UInt8, _ line: Int
  ) -> [Row] {
    guard var scanner = RecordScanner(bytes, from: start, to: bytes.count, separator: separator, line: line)
    else {
      return []
    }
    var rows: [Row] = []
    while rows.count < headerRows, scanner.next() {
      let cells = (0..<min(scanner.filledCount, RecordScanner.columnLimit + 1)).map { scanner.text($0) }
      rows.append(
        Row(cells: cells, line: scanner.recordLine, next: scanner.offset, nextLine: scanner.nextLine))
    }
    return rows
  }

  /// The separator of a line `sep=;`, and where the line behind it starts.
  private static func declaredSeparator(
    _ bytes: UnsafeRawBufferPointer, _ start: Int
  ) -> (separator: UInt8, next: Int)? {
    guard bytes.count > start + 5,
      String(decoding: bytes[start..<start + 4], as: UTF8.self).lowercased() == "sep="
    else { return nil }
    var next = start + 5
    guard bytes[next] == 13 || bytes[next] == 10 else { return nil }
    if bytes[next] == 13, next + 1 < bytes.count, bytes[next + 1] == 10 { next += 1 }
    return (bytes[start + 4], next + 1)
  }
}

extension Table {
  /// Finds the separator and the header of a submission.
  ///
  /// - Throws: `Complaint` for an empty or binary file.
  init(_ file: MappedFile, submissionsOf plan: Plan) throws(Complaint) {
    let headers = ProposalHeaders(more: plan.submissions.columns)
    try self.init(file, least: 3) { headers.neededCount($0) }
  }

  /// How the text was read, where it is other than plain UTF-8 with commas and its header on top.
  func notes(commas: Bool) -> [(id: String, message: LocalizedText)] {
    var notes: [(id: String, message: LocalizedText)] = []
    func note(_ id: String, _ vi: String, _ en: String) { notes.append((id, LocalizedText(vi: vi, en: en))) }
    if file.withBytes({ $0.starts(with: [0xEF, 0xBB, 0xBF]) }) {
      note(
        "read-mark", "tệp mở đầu bằng dấu thứ tự byte UTF-8", "the file begins with a UTF-8 byte-order mark")
    }
    if separator == 59 {
      note("read-separator", "các ô cách nhau bằng dấu chấm phẩy", "cells are separated by semicolons")
    }
    if separator == 9 {
      note("read-separator", "các ô cách nhau bằng dấu tab", "cells are separated by tabs")
    }
    if commas {
      note(
        "read-decimal-comma", "dấu phẩy được đọc là dấu thập phân",
        "commas in numbers were read as decimal commas")
    }
    if headerLine > 1 {
      note("read-header", "dòng tiêu đề là dòng \(headerLine)", "the header was found on line \(headerLine)")
    }
    return notes
  }
}
