extension PlanReport {
  /// The findings in a format of annotations: each stands on its line of its file.
  func annotations<Format: AnnotationFormat>(
    _ format: Format.Type, _ inspection: PlanInspection, _ options: ReportOptions
  ) -> [UInt8] {
    let language = options.language
    let words = ReportWords(language)
    let files = Dictionary(grouping: inspection.findings.indices) { inspection.findings[$0].place }
    let subjects = files.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.map { place, indexes in
      let findings = indexes.map { inspection.findings[$0] }
      return AnnotatedSubject(
        name: place, file: inspection.path(of: findings[0].file), line: findings[0].line,
        outcome: findings.contains { $0.outcome == .reject } ? .failed("unsound") : .accepted,
        annotations: findings.map { finding in
          Annotation(
            finding.outcome.level, rule: finding.name, message: finding.sentence(language),
            help: finding.remedy[language], detail: finding.ids.joined(separator: " "))
        })
    }
    var run = AnnotatedRun(
      language: language, plan: inspection.plan?.id ?? "",
      category: "plan-check/" + inspection.folder,
      title: inspection.plan?.title[language] ?? inspection.folder, conclusion: words.conclusion(inspection),
      subjects: (
        max(1, subjects.count), subjects.count { $0.outcome != .accepted }, inspection.plan == nil ? 1 : 0
      ), rules: [])
    run.rules = PlanTestBook.pages.map { page in
      AnnotatedRun.Rule(
        id: page.name, title: page.title[language], text: page.question[language],
        help: page.remedy[language], level: page.outcome.level, tags: ["btscheck", "plan"])
    }
    return Format.bytes(run, subjects)
  }

  /// The findings as Markdown, the worst kinds as they come.
  func markdown(_ inspection: PlanInspection, _ options: ReportOptions) -> [UInt8] {
    let language = options.language
    let words = ReportWords(language)
    var text = MarkdownText()
    text.line("# " + MarkdownText.text(inspection.plan?.title[language] ?? inspection.folder))
    text.line()
    text.line("**" + MarkdownText.text(words.conclusion(inspection)) + "**")
    for page in PlanTestBook.pages {
      let findings = inspection.findings.filter { $0.name == page.name }
      guard !findings.isEmpty else { continue }
      text.line()
      text.line("## \(page.title[language]) (`\(page.name)`)")
      text.line()
      for finding in findings {
        text.line(
          "- \(MarkdownText.code(finding.place)) \(words.name(finding.outcome)): "
            + MarkdownText.text(finding.sentence(language)))
      }
      text.line()
      text.line("→ " + MarkdownText.text(page.remedy[language]))
    }
    return text.bytes
  }
}

extension PlanInspection {
  /// A file of the plan as it is found from the working directory.
  fileprivate func path(of file: String) -> String {
    folder.isEmpty || folder == "." ? file : folder + "/" + file
  }
}

extension ReportWords {
  /// How many findings of each outcome there are.
  func conclusion(_ inspection: PlanInspection) -> String {
    [Outcome.reject, .warn, .note].map { count($0, inspection.count($0)) }.joined(separator: ", ")
  }
}
