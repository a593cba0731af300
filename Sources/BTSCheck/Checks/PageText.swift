extension CheckBook {
  /// The page of a check, or of a finding about the input or a plan.
  package static func page(named name: String) -> CheckPage? {
    (pages + InputPages.pages + PlanTestBook.pages).first { $0.name == name }
  }

  /// What is said of a name that is neither a check, a finding nor a rule.
  package static func unknownName(_ name: String, rules: [String]) -> Complaint {
    let known = (pages + InputPages.pages + PlanTestBook.pages).map(\.name) + rules
    let nearest = nearestName(to: name, among: known)
    return Complaint(
      file: name, code: "unknown-name",
      message: LocalizedText(
        vi: "không có phép kiểm tra, phát hiện hay quy định nào tên này"
          + (nearest.map { "; có phải là “\($0)”?" } ?? "; xem btscheck rules"),
        en: "there is no check, finding or rule of this name"
          + (nearest.map { "; did you mean “\($0)”?" } ?? "; see btscheck rules")))
  }

  /// The checks in a table.
  package static func table(_ language: Language) -> String {
    let isVietnamese = language == .vi
    return PlainTable.lines(
      header: isVietnamese ? ["phép kiểm tra", "kết quả", "hỏi gì"] : ["check", "outcome", "what it asks"],
      rows: pages.map { [$0.name, $0.outcome.rawValue, $0.question[language]] })
  }
}

extension CheckPage {
  /// The page as plain text.
  package func text(_ language: Language) -> String {
    let isVietnamese = language == .vi
    func label(_ vi: String, _ en: String) -> String { isVietnamese ? vi : en }
    var lines = ["\(name) – \(title[language])", "", question[language], ""]
    lines += [label("Vì sao: ", "Why: ") + why[language]]
    lines += [label("Phải làm gì: ", "What to do: ") + remedy[language]]
    lines += [label("Kết quả mặc định: ", "Default outcome: ") + outcome.rawValue]
    if !parameters.isEmpty {
      lines += ["", label("Tham số", "Parameters")]
      lines += parameters.map { "  \($0.key): \($0.meaning[language])" }
    }
    for example in examples {
      lines += ["", label("Ví dụ: ", "Example: ") + example.title[language]]
      if let rule = example.rule { lines += ["  \(rule)"] }
      let cells = example.proposal.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
      if !cells.isEmpty { lines += ["  " + cells.joined(separator: ", ")] }
      lines += ["  → \(example.result.rawValue)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Rule {
  /// The rule's page: what the plan says, then what the check is.
  package func text(of plan: Plan, _ language: Language) -> String {
    let isVietnamese = language == .vi
    var lines = ["\(id) – \(title?[language] ?? checkName)"]
    if let cite { lines.append((isVietnamese ? "Căn cứ: " : "Article: ") + cite[language]) }
    lines.append((isVietnamese ? "Kết quả: " : "Outcome: ") + outcome.rawValue)
    if let requires { lines.append((isVietnamese ? "Điều kiện: " : "Requires: ") + requires[language]) }
    lines += ["", isVietnamese ? "Quy định nói:" : "What it says:"]
    lines += sentences(of: plan, language).map { "  " + $0 }
    lines.append("")
    lines.append((isVietnamese ? "Nơi ghi: " : "Written in: ") + "\(file):\(line)")
    return lines.joined(separator: "\n") + "\n\n" + type(of: check).page.text(language)
  }
}

extension Plan {
  /// The rules in a table.
  package func rulesTable(_ language: Language) -> String {
    let isVietnamese = language == .vi
    // Few plans have rules with a period of their own.
    let periods = rules.map { $0.validity.map { Wording.period($0, language) } ?? "" }
    let hasPeriods = periods.contains { !$0.isEmpty }
    return PlainTable.lines(
      header: (isVietnamese
        ? ["quy định", "phép kiểm tra", "kết quả", "căn cứ"] : ["rule", "check", "outcome", "article"])
        + (hasPeriods ? [isVietnamese ? "hiệu lực" : "in force"] : []) + [isVietnamese ? "tên" : "title"],
      rows: zip(rules, periods).map { rule, period in
        [rule.id, rule.checkName, rule.outcome.rawValue, rule.cite?[language] ?? ""]
          + (hasPeriods ? [period] : []) + [rule.title?[language] ?? ""]
      })
  }
}

/// A table of texts in columns, aligned with spaces.
enum PlainTable {
  static func lines(header: [String], rows: [[String]]) -> String {
    let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
    return ([header] + rows).map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line +=
          column == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[column] + 2 - cell.count)
      }
      return line + "\n"
    }.joined()
  }
}
