import BTSCheck
import Testing

struct EscapingTests {
  @Test(arguments: [
    ("Phù Vân", "Phù Vân"), ("a\u{1B}[31m", "a\\u{001B}[31m"), ("a\nb\tc", "a\\u{000A}b\\u{0009}c"),
    ("\u{9B}1m", "\\u{009B}1m"), ("\u{7F}", "\\u{007F}"), ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}"),
    ("a\u{200B}b\u{FEFF}\u{200D}", "a\\u{200B}b\\u{FEFF}\\u{200D}"), ("\u{2028}", "\\u{2028}"),
    ("x\u{E0041}", "x\\u{E0041}"), ("Ho\u{0300}a", "Ho\u{0300}a"), ("電波塔 📡", "電波塔 📡"),
  ])
  func terminal(_ text: String, _ expected: String) {
    #expect(Array(Escaping.visible(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("a", "a"), ("a b", "a b"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
    ("a\r\nb", "\"a\r\nb\""),
    ("=1+1", "'=1+1"), ("+84", "'+84"), ("-5", "'-5"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("=a,b", "\"'=a,b\""), ("a=b", "a=b"), ("", ""), ("a\u{1B}b", "a\\u{001B}b"),
    ("Điều “5” – A", "Điều “5” – A"), ("Ế, “5”\u{115F}", "\"Ế, “5”\\u{115F}\""), ("a\u{202E}", "a\\u{202E}"),
    ("Vũ\u{E1}", "Vũ\u{E1}"),
  ])
  func csv(_ text: String, _ expected: String) {
    var bytes: [UInt8] = []
    bytes.write(csv: text)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("a", "a"), ("<a b=\"c\">&'", "&lt;a b=&quot;c&quot;&gt;&amp;&#39;"), ("a\nb", "a\\u{000A}b"),
    ("Tệ <“é”>", "Tệ &lt;“é”&gt;"), ("\u{1160}ệ\u{FFFE}", "\\u{1160}ệ\\u{FFFE}"), ("", ""),
  ])
  func xml(_ text: String, _ expected: String) {
    var bytes: [UInt8] = []
    bytes.write(xml: text)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("a", #""a""#), ("a\"b\\c", #""a\"b\\c""#), ("a\nb\r\tc", #""a\nb\r\tc""#),
    ("\u{0}\u{1B}", #""\u0000\u001b""#),
    ("\u{7F}\u{9B}", #""\u007f\u009b""#), ("\u{2028}\u{202E}\u{FEFF}", #""\u2028\u202e\ufeff""#),
    ("\u{E0041}", #""\udb40\udc41""#), ("Quyết định – “á” 電 📡", #""Quyết định – “á” 電 📡""#), ("/", #""/""#),
  ])
  func json(_ text: String, _ expected: String) throws {
    var bytes: [UInt8] = []
    bytes.write(json: text)
    let json = String(decoding: bytes, as: UTF8.self)
    #expect(json == expected)
    #expect(try JSONValue.parse(json).text == text)
  }

  /// No character that may be hidden slips through the scan of bytes.
  @Test func everyHiddenCharacterIsSeen() {
    for value in UInt32(0)...0xE0100 {
      guard let scalar = Unicode.Scalar(value), Escaping.isHidden(scalar) else { continue }
      var bytes: [UInt8] = []
      bytes.write(json: "a" + String(scalar))
      #expect(bytes.count > 6 || [0x09, 0x0A, 0x0D].contains(value), "U+\(String(value, radix: 16))")
    }
  }
}
