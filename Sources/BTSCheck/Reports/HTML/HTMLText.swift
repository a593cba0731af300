/// HTML in the reader's language; each text brings the other language along, for the switch on the page.
///
/// What data bring is escaped: text by `text` and `attribute`, the data of the script by `json`.
struct HTMLText {
  private(set) var bytes: [UInt8] = []
  private let language: Language
  /// Texts that occur often; they stand once in the data of the script.
  private let texts: [LocalizedText: Int]

  init(_ language: Language, texts: [LocalizedText: Int] = [:], continuing bytes: consuming [UInt8] = []) {
    self.language = language
    self.texts = texts
    self.bytes = bytes
  }

  private var other: Language { language == .vi ? .en : .vi }

  /// Markup as it is; nothing from data.
  mutating func raw(_ markup: String) { bytes.write(markup) }

  /// A line of markup.
  mutating func line(_ markup: String) {
    bytes.write(markup)
    bytes.append(0x0A)
  }

  /// Text from data.
  mutating func text(_ text: String) { bytes.write(xml: text) }

  /// An attribute with a value from data.
  mutating func attribute(_ name: StaticString, _ value: String) {
    bytes.write(" \(name)=\"")
    bytes.write(xml: value)
    bytes.write("\"")
  }

  /// An attribute that people read or hear.
  mutating func attribute(_ name: StaticString, _ text: LocalizedText) {
    attribute(name, text[language])
    if text.vi != text.en { bytes.write(" data-t-\(name)=\"") } else { return }
    bytes.write(xml: text[other])
    bytes.write("\"")
  }

  /// An element with a text in both languages.
  mutating func element(_ tag: StaticString, _ text: LocalizedText) { element(tag, "", text) }

  /// An element with a text in both languages; `attributes` is markup.
  mutating func element(_ tag: StaticString, _ attributes: String, _ text: LocalizedText) {
    bytes.write("<\(tag)\(attributes.isEmpty ? "" : " " + attributes)")
    if let index = texts[text] {
      bytes.write(" data-i=\"\(index)\"")
    } else if text.vi != text.en {
      bytes.write(" data-t=\"")
      bytes.write(xml: text[other])
      bytes.write("\"")
    }
    bytes.write(">")
    bytes.write(xml: text[language])
    bytes.write("</\(tag)>")
  }

  /// A table: what it is about, its columns, its rows; each cell is made by itself, the first of a row is its head.
  mutating func table(
    _ name: String, caption: LocalizedText, _ columns: [LocalizedText], rows: Int,
    head: (inout HTMLText, Int) -> Void, cell: (Int, Int) -> LocalizedText
  ) {
    line("<div class=\"scroll\"><table class=\"\(name)\">")
    element("caption", caption)
    raw("<thead><tr>")
    for column in columns { element("th", "scope=\"col\"", column) }
    line("</tr></thead><tbody>")
    for row in 0..<rows {
      raw("<tr><th scope=\"row\">")
      head(&self, row)
      raw("</th>")
      for column in 1..<columns.count {
        let text = cell(row, column)
        element("td", text.vi == "0" ? "class=\"none\"" : "", text)
      }
      line("</tr>")
    }
    line("</tbody></table></div>")
  }

  /// Data for the script.
  mutating func json(id: StaticString, _ json: JSONText) {
    raw("<script type=\"application/json\" id=\"\(id)\">")
    // In JSON `<` stands in texts only, where it may be written so; then no text can end the element.
    for byte in json.bytes {
      if byte == UInt8(ascii: "<") { bytes.write("\\u003c") } else { bytes.append(byte) }
    }
    line("</script>")
  }
}

extension LocalizedText {
  /// What is said in both languages by the same words of reports.
  init(_ text: (ReportWords) -> String) {
    self.init(vi: text(ReportWords(.vi)), en: text(ReportWords(.en)))
  }
}
