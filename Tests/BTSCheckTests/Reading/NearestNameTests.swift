import BTSCheck
import Testing

struct NearestNameTests {
  @Test(
    "The nearest name, if any is near",
    arguments: [
      ("ouctome", "outcome"), ("Max-Height", "max_height"), ("oter", "other"), ("mni", "min"),
      ("spcing", "spacing"), ("completely", nil), ("x", nil), ("viettell", "viettel"),
    ])
  func nearest(_ name: String, _ expected: String?) {
    let known = ["outcome", "max_height", "other", "min", "spacing", "viettel"]
    #expect(nearestName(to: name, among: known) == expected)
  }

  @Test("Of equally near names the first")
  func first() {
    #expect(nearestName(to: "A2", among: ["A2a", "A2b"]) == "A2a")
  }

  @Test(
    "Patterns: values, globs and ranges of numbers",
    arguments: [
      ("A2*", "A2b", true), ("A2*", "A1a", false), ("*", "", true), ("A?a", "A2a", true),
      ("A?a", "Aa", false), ("*b*", "abc", true), ("*a*b*c", "xaybzc", true), ("a*b", "acbd", false),
      ("a", "a", true), ("A2a", "a2a", false), ("4..", "4", true), ("4..", "3", false),
      ("2..3", "2.5", true), ("2..3", "two", false), ("Đ*", "Đô thị", true), ("H?", "Ha\u{300}", true),
    ])
  func patterns(_ pattern: String, _ text: String, _ matches: Bool) {
    #expect(Pattern([pattern]).matches(text) == matches)
  }
}
