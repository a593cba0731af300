/// A table whose first column is text and whose others are numbers, aligned under their headings.
///
/// Where it is too wide, the text of the first column is wrapped, then the headings are.
package struct TextTable {
  private let headings: [String]
  private var rows: [[TextPage.Span]] = []

  package init(_ headings: [String]) { self.headings = headings }

  /// Adds a row of as many cells as there are headings.
  package mutating func add(_ cells: [TextPage.Span]) { rows.append(cells) }

  /// Writes the table, within `width` if that is at all possible.
  package func write(to page: inout TextPage, width: Int?) {
    var titles = headings.map { [$0] }
    var columns = widths(titles)
    if let width {
      for lines in [1, 2, .max] {
        titles =
          headings.prefix(1).map { [$0] } + headings.dropFirst().map { TextTable.split($0, into: lines) }
        columns = widths(titles)
        let label = width - columns.dropFirst().reduce(0) { $0 + $1 + TextTable.gap }
        if label >= min(columns[0], TextTable.goodLabel) || lines == .max {
          columns[0] = min(columns[0], max(TextTable.leastLabel, label))
          break
        }
      }
    }
    let height = titles.reduce(1) { max($0, $1.count) }
    for line in 0..<height {
      // Headings stand at the bottom of theirs, right above the numbers.
      let cells = titles.map { title in
        TextPage.Span(line < height - title.count ? "" : title[line - (height - title.count)], .dim)
      }
      write(cells, columns, to: &page)
    }
    for row in rows {
      for (line, label) in TextTable.wrap(row[0].text, columns[0]).enumerated() {
        let cells = line == 0 ? Array(row.dropFirst()) : []
        write([TextPage.Span(label, row[0].style)] + cells, columns, to: &page)
      }
    }
  }

  private func widths(_ titles: [[String]]) -> [Int] {
    headings.indices.map { column in
      let cells = rows.reduce(0) { max($0, $1[column].text.columns) }
      return titles[column].reduce(cells) { max($0, $1.columns) }
    }
  }

  private func write(_ cells: [TextPage.Span], _ columns: [Int], to page: inout TextPage) {
    var spans: [TextPage.Span] = []
    var space = 0
    for (column, cell) in cells.enumerated() {
      let padding = max(0, columns[column] - cell.text.columns)
      if column > 0 { space += TextTable.gap + padding }
      if !cell.text.isEmpty {
        spans += [TextPage.Span(String(repeating: " ", count: space)), cell]
        space = 0
      }
      space += column == 0 ? padding : cell.text.isEmpty ? columns[column] - padding : 0
    }
    page.line(spans)
  }

  /// A text in lines of at most so many columns; only a word that is longer itself is cut.
  static func wrap(_ text: String, _ limit: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, (last + " " + word).columns <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word).cut(to: limit))
      }
    }
    return lines.isEmpty ? [""] : lines
  }

  /// A heading on one line, on the narrowest two, or with each word on its own.
  private static func split(_ heading: String, into lines: Int) -> [String] {
    let words = heading.split(separator: " ").map(String.init)
    guard lines > 1, words.count > 1 else { return [heading] }
    guard lines == 2 else { return words }
    let halves = (1..<words.count).map { place in
      [words[..<place].joined(separator: " "), words[place...].joined(separator: " ")]
    }
    func width(_ lines: [String]) -> Int { lines.reduce(0) { max($0, $1.columns) } }
    return halves.min { width($0) < width($1) } ?? [heading]
  }

  private static let gap = 2
  /// Columns below which the first column is no pleasure to read, and below which it makes no sense.
  private static let goodLabel = 28
  private static let leastLabel = 16
}
