/// The words that reports use for people, in one language.
package struct ReportWords: Sendable {
  package let language: Language

  package init(_ language: Language) { self.language = language }

  /// The text of the reader's language.
  package func callAsFunction(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  // MARK: Names

  package func name(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: self("đạt", "pass")
    case .conditional: self("có điều kiện", "conditional")
    case .undecided: self("chưa kết luận", "undecided")
    case .fail: self("không đạt", "fail")
    case .unreadable: self("không đọc được", "unreadable")
    }
  }

  package func name(_ result: Finding.Result) -> String {
    switch result {
    case .pass: self("đạt", "pass")
    case .fail: self("không đạt", "fail")
    case .undecided: self("chưa kết luận", "undecided")
    case .notChecked: self("chưa xét", "not checked")
    case .waived: self("được miễn", "waived")
    case .note: self("lưu ý", "note")
    }
  }

  /// The one word for a finding: its result, or for a failure what follows from it.
  package func name(_ finding: Finding) -> String {
    guard finding.result == .fail else { return name(finding.result) }
    switch finding.outcome {
    case .reject: return finding.input == nil ? name(Finding.Result.fail) : self("lỗi hồ sơ", "input")
    case .condition: return self("điều kiện", "condition")
    case .warn: return self("cảnh báo", "warning")
    case .note: return self("lưu ý", "note")
    }
  }

  package func name(_ level: Annotation.Level) -> String {
    switch level {
    case .error: self("lỗi", "error")
    case .warning: self("cảnh báo", "warning")
    case .note: self("lưu ý", "note")
    }
  }

  package func name(_ kind: Finding.Counterpart.Kind) -> String {
    switch kind {
    case .mast: self("cột", "mast")
    case .proposal: self("đề nghị", "proposal")
    case .position: self("vị trí quy hoạch", "planned position")
    case .zone: self("khu vực", "zone")
    case .commune: self("xã/phường", "commune")
    case .territory: self("địa bàn", "territory")
    case .feature: self("đối tượng", "feature")
    }
  }

  /// What people call an operator of the plan.
  package func name(ofOperator id: String, in plan: Plan) -> String {
    plan.operators.first { $0.id == id }?.title?[language] ?? id
  }

  /// What people call a rule: its title, else its id.
  package func name(ofRule id: String, in plan: Plan) -> String {
    plan.rules.first { $0.id == id }?.title?[language] ?? id
  }

  /// What people call a commune: `Phù Vân (13285)`.
  package func name(ofCommune code: String, in plan: Plan) -> String {
    guard let communes = plan.communes, let index = communes.codes.firstIndex(of: code) else { return code }
    return "\(communes.names[index]) (\(code))"
  }

  // MARK: Numbers and days

  /// A count with its thousands apart: `12.345` in Vietnamese, `12,345` in English.
  package func count(_ number: Int) -> String {
    var text = ""
    let digits = String(number.magnitude)
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += self(".", ",") }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// A length, to the millimetre.
  package func metres(_ number: Double) -> String { Wording.metres(number, language) }

  /// `3 proposals`, `1 proposal`; Vietnamese has no plural.
  package func count(_ number: Int, _ vi: String, _ en: String) -> String {
    let noun = self(vi, number == 1 ? en : en + "s")
    return noun.isEmpty ? count(number) : count(number) + " " + noun
  }

  /// `24/11/2026` in Vietnamese, `2026-11-24` in English.
  package func day(_ day: Day) -> String { Wording.day(day, language) }
}
