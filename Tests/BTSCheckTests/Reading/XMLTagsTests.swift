import Testing

@testable import BTSCheck

@Suite struct XMLTagsTests {
  private func tags(_ text: String) -> [String] {
    var tags = XMLTags(Array(text.utf8))
    var found: [String] = []
    while tags.next() {
      found.append(
        "\(tags.kind) \(String(decoding: tags.bytes[tags.prefix.lowerBound..<tags.name.upperBound], as: UTF8.self))"
      )
    }
    return found
  }

  @Test func findsTagsAndNothingElse() {
    let text =
      "\u{FEFF}<?xml version=\"1.0\"?><a><!-- <b> --><x:c d='>' e=\"/\"/><![CDATA[<f>]]>g</a\n><h />"
    #expect(tags(text) == ["start a", "empty x:c", "end a", "empty h"])
  }

  /// A document type can give entities, which can stand for tags: reading ends before it.
  @Test func stopsAtADocumentType() {
    #expect(tags("<a/><!DOCTYPE a [<!ENTITY e \"<b/>\">]><c/>") == ["empty a"])
  }

  @Test(arguments: ["", "<", "a", "<a", "<a b=\"", "<a b='>", "<!--", "<![CDATA[", "<?", "</", "<!-- >"])
  func whatBreaksOffHasNoTag(text: String) {
    #expect(tags(text) == [])
  }

  @Test func attributesAreTexts() {
    var tags = XMLTags(
      Array("<s name='a &amp; &#x1ED9;&#233; \"b\" &x;' r:id = \"7\"\tid=\"8\" rid='9' n=\"-\"/>".utf8))
    let isTag = tags.next()
    #expect(isTag)
    #expect(tags.text("name") == "a & ộé \"b\" &x;")
    #expect(tags.text(":id") == "7" && tags.text("id") == "8" && tags.number("id") == 8)
    #expect(tags.number("n") == nil && tags.text("na") == nil && tags.text("d") == nil)
    let range = tags.attribute("id")?.range
    #expect(range.map { String(decoding: tags.bytes[$0], as: UTF8.self) } == "\tid=\"8\"")
  }

  @Test func saysWhetherItIsUTF8() {
    for (text, expected) in [
      ("<a/>", true), ("<?xml version='1.0'?><a encoding='x'/>", true),
      ("\u{FEFF}<?xml version='1.0' encoding='Utf-8'?><a/>", true),
      ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", false),
    ] { #expect(XMLTags(Array(text.utf8)).isUTF8 == expected) }
  }
}
