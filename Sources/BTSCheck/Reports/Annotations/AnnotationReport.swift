/// An assessment in a format of annotations: each proposal stands on its row, what is said of areas on the first file.
package struct AnnotationReport<Format: AnnotationFormat>: Report {
  package static var name: String { Format.name }
  package static var endings: [String] { Format.endings }

  private let options: ReportOptions
  private let words: ReportWords
  private var format: Format?
  private var chosen: [Int] = []

  package init(_ options: ReportOptions) {
    self.options = options
    words = ReportWords(options.language)
  }

  package var parts: ReportParts { .all(in: options.language) }

  package func prepared(for assessment: Assessment) -> any Report {
    var report = self
    let (rows, omitted) = choose(assessment)
    report.chosen = rows
    report.format = Format(run(assessment, omitted: omitted))
    return report
  }

  package func rows(_ assessment: Assessment) -> [Int]? { chosen }

  package func head(_ assessment: Assessment) -> [UInt8] { format?.head() ?? [] }

  package func write(
    _ proposal: Assessment.Proposal, at place: Int, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    format?.write(subject(proposal, of: assessment), isFirst: place == 0, to: &bytes)
  }

  package func tail(_ assessment: Assessment) -> [UInt8] {
    var bytes: [UInt8] = []
    var isFirst = chosen.isEmpty
    for area in areas(assessment) {
      format?.write(area, isFirst: isFirst, to: &bytes)
      isFirst = false
    }
    return bytes + (format?.tail() ?? [])
  }

  // MARK: What is written

  /// The rows that are written, and how many findings the limit of the format leaves out.
  private func choose(_ assessment: Assessment) -> (rows: [Int], omitted: Int) {
    var rows = Format.writesAllSubjects ? assessment.judgedRows : assessment.rowsWithFindings
    var omitted = 0
    if let limit = Format.limit {
      let counts = rows.map { assessment.findingCount($0) }
      var room = limit - areas(assessment).reduce(0) { $0 + $1.annotations.count }
      if counts.reduce(0, +) > room {
        let worst = rows.indices.sorted {
          (assessment.verdicts[rows[$1]], $0) < (assessment.verdicts[rows[$0]], $1)
        }
        var kept: [Int] = []
        for place in worst {
          if counts[place] <= room { kept.append(rows[place]) } else { omitted += counts[place] }
          room = counts[place] <= room ? room - counts[place] : 0
        }
        rows = kept.sorted()
      }
    }
    guard Format.worstFirst else { return (rows, omitted) }
    let verdicts = assessment.verdicts
    return (rows.sorted { (verdicts[$1], $0) < (verdicts[$0], $1) }, omitted)
  }

  private func subject(
    _ proposal: Assessment.Proposal, of assessment: Assessment
  ) -> AnnotatedSubject {
    let name = proposal.id.isEmpty ? words("dòng ", "row ") + String(proposal.row) : proposal.id
    // An id that several rows bear tells none of them from the others.
    let isTwin = proposal.findings.contains { $0.rule == "input-duplicate-id" }
    let key = isTwin || proposal.id.isEmpty ? "\(proposal.id):\(proposal.row)" : proposal.id
    let input = assessment.inputs[proposal.input]
    return AnnotatedSubject(
      name: name, file: input.path.sourceName, line: proposal.row, outcome: outcome(proposal.verdict),
      annotations: proposal.findings.compactMap { annotation($0, in: input) },
      key: input.layer.map { "\($0)#\(key)" } ?? key)
  }

  private func areas(_ assessment: Assessment) -> [AnnotatedSubject] {
    guard let file = assessment.inputs.first?.path.sourceName else { return [] }
    return assessment.areas.compactMap { area in
      let subject = AnnotatedSubject(
        name: words.name(area, in: assessment.plan), file: file, line: nil, outcome: outcome(area.verdict),
        annotations: area.findings.compactMap { annotation($0) }, key: area.kind.rawValue + " " + area.id)
      return subject.annotations.isEmpty && !Format.writesAllSubjects ? nil : subject
    }
  }

  private func outcome(_ verdict: Verdict) -> AnnotatedSubject.Outcome {
    switch verdict {
    case .pass, .conditional: .accepted
    case .undecided, .fail: .failed(verdict.rawValue)
    case .unreadable: .unreadable(verdict.rawValue)
    }
  }

  /// A finding as a remark; its line counts within the sheet or layer of the file that was named.
  private func annotation(_ finding: Finding, in input: Assessment.Input? = nil) -> Annotation? {
    guard finding.result != .pass else { return nil }
    var message = finding.message[options.language].capitalised + words.others(finding.against)
    if let cite = finding.cite { message += " (\(cite[options.language]))" }
    if let input, let layer = input.layer {
      let kind = input.sheet == nil ? words("lớp", "layer") : words("trang tính", "sheet")
      message = "\(kind.capitalised) “\(layer)”: " + message
    }
    return Annotation(
      finding.level, rule: finding.rule, message: message, help: finding.advice?[options.language],
      detail: finding.input?.column,
      excuse: finding.waiver.map { words.waiver($0) })
  }

  // MARK: The run

  private func run(_ assessment: Assessment, omitted: Int) -> AnnotatedRun {
    let (plan, language) = (assessment.plan, options.language)
    let areas = assessment.areas.map(\.verdict)
    let verdicts = assessment.judgedRows.map { assessment.verdicts[$0] } + areas
    var run = AnnotatedRun(
      language: language, plan: plan.id, category: plan.id,
      title: ([plan.title[language]] + words.basis(assessment)).joined(separator: " · "),
      conclusion: words.conclusion(assessment), warning: plan.isBuiltIn ? words.illustrative : nil,
      subjects: (
        verdicts.count, verdicts.count { $0 == .undecided || $0 == .fail },
        verdicts.count { $0 == .unreadable }
      ), omitted: omitted, rules: [])
    run.rules = InputPages.pages.map { page in
      AnnotatedRun.Rule(
        id: page.name, title: page.title[language], text: page.question[language],
        help: page.remedy[language], level: page.outcome.level, tags: ["btscheck", "input"])
    }
    run.rules += plan.rules.map { rule in
      let page = type(of: rule.check).page
      let text = rule.sentences(of: plan, language).joined(separator: " ")
      let cite = rule.cite.map { " (\($0[language]))" } ?? ""
      return AnnotatedRun.Rule(
        id: rule.id, title: rule.title?[language] ?? page.title[language],
        text: (text.count > 900 ? text.prefix(900) + "…" : text) + cite,
        help: (rule.requires ?? page.remedy)[language], level: rule.outcome.level,
        tags: ["btscheck", page.name])
    }
    return run
  }
}

extension Outcome {
  /// How much it matters that something of this outcome is missed.
  package var level: Annotation.Level {
    switch self {
    case .reject: .error
    case .condition, .warn: .warning
    case .note: .note
    }
  }
}

extension Finding {
  /// How much it matters; what is not sure is no error.
  fileprivate var level: Annotation.Level {
    switch result {
    case .pass, .note, .waived: .note
    case .fail: outcome.level
    case .undecided, .notChecked: outcome == .note ? .note : .warning
    }
  }
}

extension String {
  /// What a file is called where standard input is one.
  fileprivate var sourceName: String { self == "-" ? "stdin" : self }
}
