/// What several formats say of a run or a finding, in the same words.
extension ReportWords {
  /// What is said first of a report by the plan that comes with the program.
  package var illustrative: String {
    self(
      "Quy hoạch minh họa đi kèm chương trình: không phải văn bản của quyết định nào, không dùng để phê duyệt.",
      "Illustrative plan that comes with the program: not the text of any decision, not for approvals.")
  }

  /// The decision and the day.
  func basis(_ assessment: Assessment) -> [String] {
    var parts: [String] = []
    if let decision = assessment.plan.decision {
      let date = decision.date.map { self(" ngày ", " of ") + day($0) } ?? ""
      parts.append(self("Quyết định ", "Decision ") + decision.number + date)
    }
    if let authority = assessment.plan.authority { parts.append(authority[language]) }
    parts.append(self("xét theo ngày ", "judged for ") + day(assessment.date))
    return parts
  }

  /// The whole in one sentence.
  func conclusion(_ assessment: Assessment) -> String {
    let verdicts = assessment.summary.verdicts
    let total = Verdict.allCases.reduce(0) { $0 + verdicts[$1] }
    let acceptable = verdicts[.pass] + verdicts[.conditional]
    var sentence = self(
      "\(count(acceptable))/\(count(total)) đề nghị có thể chấp thuận",
      "\(count(acceptable)) of \(count(total, "", "proposal")) can be accepted")
    if verdicts[.conditional] > 0 {
      sentence += self(
        ", trong đó \(count(verdicts[.conditional])) kèm điều kiện",
        ", \(count(verdicts[.conditional])) of them on conditions")
    }
    let missed = assessment.areas.filter { area in
      area.findings.contains { $0.outcome == .reject && $0.result == .fail }
    }.count
    let rest = [
      (verdicts[.fail], "không đạt", "fail"), (verdicts[.undecided], "chưa kết luận được", "undecided"),
      (verdicts[.unreadable], "không đọc được", "unreadable"),
    ].filter { $0.0 > 0 }.map { count($0.0) + " " + self($0.1, $0.2) }
    if !rest.isEmpty { sentence += "; " + rest.joined(separator: ", ") }
    if missed > 0 {
      sentence += self(
        "; \(count(missed)) khu vực không đạt chỉ tiêu",
        "; \(count(missed, "", "area")) \(missed == 1 ? "misses" : "miss") a rule")
    }
    return sentence + "."
  }

  /// The further counterparts, which a message only counts.
  func others(_ against: Finding.Counterpart?) -> String {
    guard let against else { return "" }
    // Where others names all there are, the message has named the first of them.
    let others = against.others.dropFirst(against.others.count == against.count ? NotifyCheck.namedCount : 0)
    guard !others.isEmpty else { return "" }
    let rest = against.count - 1 - against.others.count
    return ": " + others.joined(separator: ", ") + (rest > 0 ? " …" : "")
  }

  /// The paper that exempts from a rule.
  func waiver(_ waiver: Waiver.Document) -> String {
    let until = waiver.validUntil.map { self(", đến hết ", ", until ") + day($0) } ?? ""
    return self("theo ", "by ") + waiver.number + ", " + waiver.authority + until
  }

  // MARK: What things are called

  /// The heading of the proposals of one verdict.
  func title(_ verdict: Verdict, of assessment: Assessment) -> String {
    guard verdict > .pass || assessment.listsPasses else {
      return self("Đạt nhưng có cảnh báo", "Pass, with warnings")
    }
    return name(verdict).capitalised + " (\(count(assessment.summary.verdicts[verdict])))"
  }

  /// Who, what and where a proposal is, as far as it is known.
  func about(_ proposal: Assessment.Proposal, of plan: Plan) -> [String] {
    var about: [String] = []
    if let company = proposal.operator { about.append(name(ofOperator: company, in: plan)) }
    if let structure = proposal.structure { about.append(structure) }
    if let zone = proposal.zone { about.append(zone) }
    if let commune = proposal.commune { about.append(name(ofCommune: commune, in: plan)) }
    return about
  }

  /// Where a proposal stands in the input: `row 5 of sites.csv`.
  func source(_ proposal: Assessment.Proposal, of assessment: Assessment) -> String {
    let row = self("dòng ", "row ") + String(proposal.row)
    guard assessment.inputs.count > 1, assessment.inputs.indices.contains(proposal.input) else { return row }
    return row + self(" của ", " of ") + assessment.inputs[proposal.input].name
  }

  /// What people call a proposal.
  func name(of proposal: Assessment.Proposal) -> String {
    proposal.id.isEmpty ? self("(không có mã)", "(no id)") : proposal.id
  }

  /// What people call an area.
  func name(_ area: Assessment.Area, in plan: Plan) -> String {
    name(area.kind) + " " + (area.kind == .commune ? name(ofCommune: area.id, in: plan) : area.id)
  }

  /// What people call a file of the round.
  func name(ofInput input: Assessment.Input) -> String {
    input.name == "-" ? self("(đầu vào chuẩn)", "(standard input)") : input.name
  }

  /// In which system a file gives its places, and how they came to WGS 84.
  func system(_ input: Assessment.Input) -> [String] {
    var parts = [input.crs ?? self("hệ tọa độ theo từng dòng", "each row declares its CRS")]
    if let operation = input.operation {
      parts.append(self("chuyển bằng “\(operation)”", "transformed by “\(operation)”"))
      parts.append(
        self("sai số \(metres(input.accuracy))", "accurate to \(metres(input.accuracy))"))
    }
    return parts
  }

  /// The answers that some rule gave, with their counts.
  func answers(in summary: Summary) -> [(title: String, count: KeyPath<Summary.Rule, Int>)] {
    [
      (name(Finding.Result.pass), \.pass), (name(Finding.Result.fail), \.fail),
      (name(Finding.Result.undecided), \.undecided), (name(Finding.Result.notChecked), \.notChecked),
      (name(Finding.Result.waived), \.waived), (name(Finding.Result.note), \.note),
      (self("không áp dụng", "not applied"), \.notApplied),
    ].filter { column in summary.byRule.contains { $0[keyPath: column.1] > 0 } }
  }
}

extension Finding {
  /// Each finding alone, but rules that want of the same value keeps from being checked together.
  static func grouped(_ findings: [Finding]) -> [[Finding]] {
    var groups: [[Finding]] = []
    for finding in findings {
      let same = groups.firstIndex {
        finding.result == .notChecked && $0[0].result == .notChecked && $0[0].message == finding.message
      }
      if let same { groups[same].append(finding) } else { groups.append([finding]) }
    }
    return groups
  }

  /// What should be done: what the plan requires, else what can be; that helps only once the rule can be checked.
  var advice: LocalizedText? {
    switch result {
    case .pass, .note, .waived: nil
    case .notChecked: remedy
    case .fail, .undecided: requires ?? remedy
    }
  }
}

extension Assessment {
  /// Every row that is worth a look, by verdict, the worst first.
  var rowsToList: [Int] {
    var groups = Verdict.allCases.map { _ in [Int]() }
    for row in judgedRows {
      let verdict = verdicts[row]
      guard verdict > .pass || listsPasses || warns(row) else { continue }
      groups[verdict.rank].append(row)
    }
    return groups.reversed().flatMap { $0 }
  }

  /// The place among them of the first of a verdict.
  func firstListed(_ verdict: Verdict) -> Int {
    Verdict.allCases.filter { $0 > verdict }.reduce(0) { $0 + summary.verdicts[$1] }
  }
}
