/// Markdown as GitHub, GitLab and most others read it.
package struct MarkdownText {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Adds a line as it is.
  package mutating func line(_ text: String = "") { bytes.write(text + "\n") }

  /// Adds a table: its head, then its rows; all but the first column stand to the right where they are numbers.
  package mutating func table(_ head: [String], numbers: Bool, _ rows: [[String]]) {
    func row(_ cells: [String]) { line("| " + cells.joined(separator: " | ") + " |") }
    row(head)
    row(head.indices.map { $0 > 0 && numbers ? "--:" : "---" })
    rows.forEach(row)
    line()
  }

  /// Text from data: nothing in it is markup, a mention of a person or a link; hidden characters are shown.
  package static func text(_ text: String) -> String {
    var result = ""
    let scalars = Array(Escaping.visible(text).unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$":
        result += "\\" + String(scalar)
      case "@", ":":
        result.unicodeScalars.append(scalar)
        // `@name` would call somebody, `https://…` would be a link.
        let next = place + 1 < scalars.count ? scalars[place + 1] : " "
        if next == "/" || (scalar == "@" && next != " ") { result += "<!-- -->" }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An id or a name of a file, as it is written.
  package static func code(_ text: String) -> String {
    let text = Escaping.visible(text)
    guard text.contains("`") || text.contains("|") else { return "`\(text)`" }
    // In a code span neither can be escaped within a table.
    return MarkdownText.text(text)
  }
}
