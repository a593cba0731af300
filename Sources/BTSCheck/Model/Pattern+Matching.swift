extension Pattern {
  /// Whether a text is one of the alternatives, or a number within one that is a range (`4..`).
  package func matches(_ text: String) -> Bool {
    alternatives.contains { alternative in
      if Pattern.matches(alternative, text) { return true }
      guard let range = try? Quantity.range(alternative) else { return false }
      return (try? Quantity.number.read(text)).map(range.contains) ?? false
    }
  }

  /// Whether an alternative has a wildcard.
  package static func isGlob(_ alternative: String) -> Bool {
    alternative.contains { $0 == "*" || $0 == "?" }
  }

  /// Whether a text is what a glob means: `*` stands for any characters, `?` for one, others for themselves.
  package static func matches(_ glob: String, _ text: String) -> Bool {
    guard isGlob(glob) else { return glob == text }
    let (pattern, letters) = (Array(glob), Array(text))
    var (p, t) = (0, 0)
    // After a mismatch the last star takes one more character; earlier stars need not be tried again.
    var retry: (pattern: Int, text: Int)?
    while t < letters.count {
      if p < pattern.count, pattern[p] == "*" {
        retry = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == letters[t] {
        p += 1
        t += 1
      } else if let last = retry {
        retry = (last.pattern, last.text + 1)
        p = last.pattern + 1
        t = last.text + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
