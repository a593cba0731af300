/// Lines of text for a terminal, a pipe or a file: wrapped, indented and coloured as far as that is wanted.
package struct TextPage {
  package private(set) var bytes: [UInt8] = []
  /// The columns that a line may take; nil is any.
  private let width: Int?
  private let colours: Bool

  package init(width: Int?, colours: Bool) {
    self.width = width
    self.colours = colours
  }

  /// How a piece of text looks where colours are allowed.
  package struct Style: Hashable, Sendable {
    /// The numbers of an SGR sequence.
    fileprivate let codes: String

    package static let plain = Style(codes: "")
    package static let bold = Style(codes: "1")
    package static let dim = Style(codes: "2")
    package static let good = Style(codes: "32")
    package static let bad = Style(codes: "31")
    package static let doubtful = Style(codes: "33")
    package static let conditional = Style(codes: "36")

    /// The same in bold.
    package var strong: Style { Style(codes: codes.isEmpty ? "1" : "1;" + codes) }
  }

  /// A piece of text in one style.
  package struct Span {
    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  // MARK: Lines

  /// Adds an empty line.
  package mutating func blank() { bytes.append(0x0A) }

  /// Adds a line as it is.
  package mutating func line(_ spans: [Span]) {
    for span in spans { write(span) }
    bytes.append(0x0A)
  }

  /// Adds a paragraph: `lead` begins its first line; the others are indented to the text that follows it, or as said.
  ///
  /// Data in it is made visible: hidden characters, line breaks among them, are shown as `\u{001B}`.
  package mutating func paragraph(lead: [Span] = [], indent: Int? = nil, _ spans: [Span]) {
    for span in lead { write(Span(Escaping.visible(span.text), span.style)) }
    guard let width else {
      // Nothing to wrap: the usual way into files, and several times faster.
      for span in spans { write(Span(Escaping.visible(span.text), span.style)) }
      return bytes.append(0x0A)
    }
    var used = lead.reduce(0) { $0 + $1.text.columns }
    let indent = indent ?? used
    var isFirst = true
    for word in TextPage.words(spans) {
      let length = word.reduce(0) { $0 + $1.text.columns }
      if !isFirst, used + 1 + length > width {
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
        used = indent
      } else if !isFirst {
        bytes.append(UInt8(ascii: " "))
        used += 1
      }
      for span in word { write(span) }
      used += length
      isFirst = false
    }
    bytes.append(0x0A)
  }

  private mutating func write(_ span: Span) {
    guard colours, span.style != .plain else { return bytes.write(span.text) }
    bytes.write("\u{1B}[\(span.style.codes)m")
    bytes.write(span.text)
    bytes.write("\u{1B}[0m")
  }

  // MARK: Words

  /// What must stay on one line: a word may begin in one style and end in another, and a number keeps its unit.
  static func words(_ spans: [Span]) -> [[Span]] {
    var words: [[Span]] = []
    var endsInSpace = true
    for span in spans {
      let text = Escaping.visible(span.text)
      for (place, piece) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if place > 0 { endsInSpace = true }
        guard !piece.isEmpty else { continue }
        if endsInSpace, !isUnit(piece, after: words.last) {
          words.append([Span(String(piece), span.style)])
        } else {
          words[words.count - 1].append(Span((endsInSpace ? " " : "") + piece, span.style))
        }
        endsInSpace = false
      }
    }
    return words
  }

  private static func isUnit(_ piece: Substring, after word: [Span]?) -> Bool {
    guard let last = word?.last?.text.unicodeScalars.last, ("0"..."9").contains(last) else { return false }
    let unit = piece.prefix { !",;.:)".contains($0) }
    return ["m", "km", "%", "MHz", "W"].contains(unit)
  }
}

extension [TextPage.Span] {
  /// The spans with ` · ` between them.
  package func joined() -> [TextPage.Span] {
    Array(map { [$0] }.joined(separator: [TextPage.Span(" · ", .dim)]))
  }
}
