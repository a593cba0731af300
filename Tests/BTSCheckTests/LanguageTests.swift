import Foundation
import Testing

@testable import BTSCheck

/// Everything that a person reads exists in Vietnamese and in English.
@Suite struct LanguageTests {
  private static let sources = URL(filePath: #filePath).appending(path: "../../../Sources").standardized

  private static func files(in folder: String) throws -> [(name: String, text: String)] {
    let root = sources.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path())
    return try paths.filter { $0.hasSuffix(".swift") }.map {
      ($0, try String(contentsOf: root.appending(path: $0), encoding: .utf8))
    }
  }

  /// A literal's words: what stands outside of interpolations, names of files and of keys set aside.
  private static func hasWords(_ literal: Substring) -> Bool {
    literal.replacing(#/\\\(.*?\)/#, with: "").contains(#/[a-zA-Z]{2,} [a-zA-Z]{2,}/#)
  }

  /// A text in one language alone is no text of words.
  @Test func textsAreInBothLanguages() throws {
    var count = 0
    for (name, text) in try Self.files(in: "BTSCheck") {
      for match in text.matches(of: #/LocalizedText\(\s*"([^"\n]*)"/#) {
        #expect(!Self.hasWords(match.1), "\(name): “\(match.1)” is in one language")
      }
      for match in text.matches(of: #/vi:\s*"([^"\n]*)",\s*en:\s*"([^"\n]*)"/#) {
        count += 1
        #expect(!match.1.isEmpty && !match.2.isEmpty, "\(name): a text lacks a language")
        #expect(match.1 != match.2 || !Self.hasWords(match.2), "\(name): “\(match.2)” is not translated")
      }
    }
    #expect(count > 300, "the texts were not found: \(count)")
  }

  /// Help and usage errors go by the language, too.
  @Test func theCommandLineSpeaksBoth() throws {
    var count = 0
    for (name, text) in try Self.files(in: "BTSCheckCommand") {
      let bare = #/(?:ArgumentHelp\(|help:|abstract:|discussion:|ValidationError\()\s*"([^"\n]*)"/#
      for match in text.matches(of: bare) {
        Issue.record("\(name): “\(match.1)” is in one language")
      }
      count += text.matches(of: #/said\(/#).count
    }
    #expect(count > 30)
  }

  /// What the parser of arguments says, as it says it.
  @Test(arguments: [
    (
      "Error: Unknown option '--lnag'. Did you mean '--lang'?",
      "Lỗi: không có tùy chọn '--lnag'; ý là '--lang'?"
    ),
    ("Error: Missing value for '--crs <crs>'", "Lỗi: thiếu giá trị của '--crs <crs>'"),
    (
      "Error: The value 'x' is invalid for '--lang <vi|en>'. Please provide one of 'vi' and 'en'.",
      "Lỗi: giá trị 'x' không hợp lệ cho '--lang <vi|en>'; cần một trong 'vi' và 'en'."
    ),
    (
      "Usage: btscheck check [<options>] <proposals> ...\n  See 'btscheck check --help' for more information.",
      "Cách dùng: btscheck check [<tùy chọn>] <proposals> ...\n  Xem 'btscheck check --help' để biết thêm."
    ),
    ("Error: 2 unexpected arguments: 'a', 'b'", "Lỗi: 2 tham số thừa: 'a', 'b'"),
  ])
  func usageErrors(en: String, vi: String) {
    #expect(UsageWords.text(en, in: .vi) == vi)
    #expect(UsageWords.text(en, in: .en) == en)
  }

  @Test func theLanguageOfARun() {
    #expect(UsageWords.language(of: ["btscheck", "a.csv", "--lang", "vi"]) == .vi)
    #expect(UsageWords.language(of: ["btscheck", "--lang=en", "a.csv"]) == .en)
    #expect(UsageWords.language(of: ["btscheck", "--", "--lang", "vi"]) == nil)
    #expect(UsageWords.language(of: ["btscheck", "--lang", "fr"]) == nil)
    #expect(UsageWords.language(of: ["btscheck", "--lang"]) == nil)
  }
}
