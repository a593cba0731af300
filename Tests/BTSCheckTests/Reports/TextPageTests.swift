import BTSCheck
import Testing

struct TextPageTests {
  private func page(_ width: Int?, _ text: String, lead: String = "  ") -> [String] {
    var page = TextPage(width: width, colours: false)
    page.paragraph(lead: [.init(lead)], [.init(text)])
    return String(decoding: page.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func wrapsUnderTheLead() {
    #expect(page(12, "one two three four", lead: "→ ") == ["→ one two", "  three four"])
    #expect(page(nil, "one two three four") == ["  one two three four"])
  }

  @Test func aNumberKeepsItsUnit() {
    #expect(page(12, "at least 150 m, or 5 % of") == ["  at least", "  150 m, or", "  5 % of"])
  }

  @Test func aLongWordIsNotBroken() {
    #expect(page(8, "a verylongword b") == ["  a", "  verylongword", "  b"])
  }

  @Test func accentsCountOnce() {
    let decomposed = "Pho\u{031B}\u{0309} Va\u{0302}n"
    #expect(page(10, "\(decomposed) \(decomposed)") == ["  " + decomposed, "  " + decomposed])
  }

  @Test func coloursOnlyWhereAllowed() {
    for (colours, expected) in [(true, "\u{1B}[1;31mx\u{1B}[0m y\n"), (false, "x y\n")] {
      var page = TextPage(width: nil, colours: colours)
      page.paragraph([.init("x", .bad.strong), .init(" y")])
      #expect(String(decoding: page.bytes, as: UTF8.self) == expected)
    }
  }

  // MARK: Columns

  @Test(arguments: [
    ("abc", 3), ("Điều khoản", 10), ("Pho\u{031B}\u{0309}", 3), ("電波塔", 6), ("ﾃ", 1), ("📡", 2), ("한", 2),
    ("한", 2), ("", 0), ("–…“”→━·", 7), ("e\u{20DD}", 1),
  ])
  func columns(_ text: String, _ columns: Int) { #expect(text.columns == columns) }

  @Test(arguments: [("abcdef", 6, "abcdef"), ("abcdef", 4, "abc…"), ("電波塔", 4, "電…"), ("電波塔", 6, "電波塔")])
  func cuts(_ text: String, _ limit: Int, _ expected: String) { #expect(text.cut(to: limit) == expected) }

  // MARK: Tables

  private func table(_ width: Int?) -> [String] {
    var table = TextTable(["By rule", "not checked", "fail"])
    table.add([.init("Masts keep their distance from others"), .init("1"), .init("1,000")])
    table.add([.init("Height"), .init("·"), .init("12")])
    var page = TextPage(width: width, colours: false)
    table.write(to: &page, width: width)
    return String(decoding: page.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func alignsNumbersToTheRight() {
    #expect(
      table(nil) == [
        "By rule                                not checked   fail",
        "Masts keep their distance from others            1  1,000",
        "Height                                           ·     12",
      ])
  }

  @Test func wrapsLabelsThenHeadings() {
    #expect(
      table(54) == [
        "By rule                             not checked   fail",
        "Masts keep their distance from                1  1,000",
        "others",
        "Height                                        ·     12",
      ])
    #expect(
      table(44) == [
        "                                  not",
        "By rule                       checked   fail",
        "Masts keep their distance           1  1,000",
        "from others",
        "Height                              ·     12",
      ])
  }
}
