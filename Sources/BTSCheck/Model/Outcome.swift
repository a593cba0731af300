/// What follows when a rule is missed.
public enum Outcome: String, CaseIterable, Sendable {
  /// The site may not stand there.
  case reject
  /// The site may stand there if something is done.
  case condition
  /// Worth a look; changes nothing.
  case warn
  /// For information; changes nothing.
  case note
}

extension Finding {
  /// A rule's answer about one subject.
  public enum Result: String, CaseIterable, Sendable {
    case pass, fail, undecided
    case notChecked = "not-checked"
    case waived, note
  }
}

extension Outcome {
  /// What a result of a rule of this outcome makes of a verdict.
  func verdict(of result: Finding.Result) -> Verdict {
    switch (self, result) {
    case (.reject, .fail): .fail
    case (.reject, .undecided), (.reject, .notChecked): .undecided
    case (.condition, .fail), (.condition, .undecided), (.condition, .notChecked): .conditional
    default: .pass
    }
  }
}

/// What the findings of a proposal add up to, best first.
public enum Verdict: String, CaseIterable, Comparable, Sendable {
  case pass, conditional, undecided, fail, unreadable

  /// Whether the first comes before the second.
  public static func < (a: Verdict, b: Verdict) -> Bool { a.rank < b.rank }

  /// Its place among all, the best first; without looking for it, since this is asked for every finding.
  package var rank: Int {
    switch self {
    case .pass: 0
    case .conditional: 1
    case .undecided: 2
    case .fail: 3
    case .unreadable: 4
    }
  }
}

/// The unit of a finding's numbers.
public enum Unit: String, CaseIterable, Sendable {
  case metres = "m"
  case percent = "%"
}
