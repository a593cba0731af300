/// The words of help and of usage errors in Vietnamese, of which the parser of arguments has only English ones.
package enum UsageWords {
  /// Pieces of the parser's texts, longer ones before those that they contain.
  private static let pieces: [(en: String, vi: String)] = [
    ("OVERVIEW: ", ""),
    ("USAGE: ", "CÁCH DÙNG: "),
    ("Usage: ", "Cách dùng: "),
    ("ARGUMENTS:", "THAM SỐ:"),
    ("SUBCOMMANDS:", "LỆNH CON:"),
    ("OPTIONS:", "TÙY CHỌN:"),
    ("Error: ", "Lỗi: "),
    ("Help:  ", "Trợ giúp:  "),
    ("<subcommand>", "<lệnh con>"),
    ("[<options>]", "[<tùy chọn>]"),
    ("Show help information.", "Xem trợ giúp."),
    ("Show the version.", "Xem phiên bản."),
    ("Show subcommand help information.", "Xem trợ giúp của một lệnh con."),
    ("Unknown option ", "không có tùy chọn "),
    (". Did you mean ", "; ý là "),
    ("Missing value for ", "thiếu giá trị của "),
    ("Unexpected argument ", "tham số thừa "),
    (" unexpected arguments: ", " tham số thừa: "),
    ("Missing expected argument ", "thiếu tham số "),
    ("Missing one of: ", "thiếu một trong: "),
    ("The value ", "giá trị "),
    (" is invalid for ", " không hợp lệ cho "),
    (". Please provide one of the following:", "; cần một trong:"),
    (". Please provide one of ", "; cần một trong "),
    ("The option ", "tùy chọn "),
    (" does not take any value, but ", " không nhận giá trị, nhưng có "),
    (" was specified.", "."),
    ("(values:", "(giá trị:"),
    ("; default:", "; mặc định:"),
    ("(default:", "(mặc định:"),
    ("(default)", "(mặc định)"),
    ("  See '", "  Xem '"),
    ("' and '", "' và '"),
    ("' or '", "' hoặc '"),
    ("' for more information.", "' để biết thêm."),
    ("' for detailed help.", "' để biết chi tiết."),
  ]

  /// A text of the parser, in a language.
  package static func text(_ text: String, in language: Language) -> String {
    guard language == .vi else { return text }
    return pieces.reduce(text) { $0.replacing($1.en, with: $1.vi) }
  }

  /// The language of a run: what its arguments ask for, before they are parsed; nil where they do not.
  package static func language(of arguments: [String]) -> Language? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
    }
    return nil
  }
}
