import BTSCheck

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the program knows of the terminal and the environment, and how it speaks to people.
enum Terminal {
  /// Where text goes.
  enum Stream: Int32 {
    case output = 1
    case error = 2

    var isTerminal: Bool { isatty(rawValue) == 1 }
  }

  /// The language of a run: what was asked for, else the locale's, else English.
  static func language(_ asked: Language?) -> Language {
    if let asked = asked ?? UsageWords.language(of: CommandLine.arguments) { return asked }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
    return locale.lowercased().hasPrefix("vi") ? .vi : .en
  }

  /// A variable of the environment.
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The width of the terminal on standard output; nil when it is none.
  static var width: Int? {
    guard Stream.output.isTerminal else { return nil }
    var size = winsize()
    guard ioctl(Stream.output.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes text; what cannot be written is given up silently, for there is nobody left to tell.
  static func write(_ text: String, to stream: Stream) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let count = systemWrite(stream.rawValue, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        start += count
      }
    }
  }

  /// Prints why the check could not be made, a line for each complaint.
  static func complain(_ error: CheckError, _ language: Language) {
    let word = language == .vi ? "lỗi" : "error"
    for complaint in error.complaints {
      write(
        Escaping.visible("\(complaint.place): \(word): \(complaint.message[language])") + "\n", to: .error)
    }
  }

  /// Shows what is being done, on a terminal only; nil takes it away again.
  static func progress(_ text: LocalizedText?, _ language: Language) {
    guard Stream.error.isTerminal else { return }
    write("\r\u{1B}[K" + (text.map { Escaping.visible($0[language]) } ?? ""), to: .error)
  }

  /// Prints a remark for the person at the terminal.
  static func remark(_ text: LocalizedText, _ language: Language) {
    write("btscheck: " + Escaping.visible(text[language]) + "\n", to: .error)
  }
}

/// A text of help or of a usage error, in the language of the run.
func said(vi: String, en: String) -> String { Terminal.language(nil) == .vi ? vi : en }

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
  #else
    Darwin.write(descriptor, bytes, count)
  #endif
}

/// Keeps the program alive when the reader of a pipe goes away.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

/// Ends the process with code 2 when a file that is being read is cut short, as it is by whoever writes it anew: its pages
/// are gone from memory then.
func tellOfVanishedFiles() {
  signal(SIGBUS) { _ in
    // Nothing but what is safe in a signal handler.
    let text: StaticString = """
      btscheck: tệp bị ghi lại trong khi đang được kiểm tra; hãy kiểm tra lại / a file was written anew while it was \
      being checked; check it again

      """
    _ = write(2, text.utf8Start, text.utf8CodeUnitCount)
    _exit(2)
  }
}
