/// `plan-contradiction`: do two rules of one check ask different things of one proposal?
enum PlanContradictionTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-contradiction", .warn,
    title: LocalizedText(vi: "Quy định mâu thuẫn", en: "Contradictory rules"),
    question: LocalizedText(
      vi: "Có hai quy định cùng phép kiểm tra, cùng hệ quả mà khác mức cho cùng một hồ sơ không?",
      en: "Do two rules of one check and outcome set different limits for one proposal?"),
    why: LocalizedText(
      vi: "Cả hai đều được xét, nên mức chặt hơn quyết định; người đọc quyết định phải biết điều đó.",
      en: "Both are judged, so that the stricter one decides; whoever reads the decision should know."),
    remedy: LocalizedText(
      vi: "Giữ một quy định, hoặc thu hẹp điều kiện (when, valid) để hai quy định không trùng nhau.",
      en: "Keep one, or narrow their conditions (when, valid) so that they do not meet."))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    let rules = site.plan.rules
    return rules.indices.flatMap { first in
      rules.indices.dropFirst(first + 1).compactMap { second in
        contradiction(rules[first], rules[second], site)
      }
    }
  }

  private static func contradiction(_ a: Rule, _ b: Rule, _ site: PlanTestSite) -> PlanFinding? {
    guard a.checkName == b.checkName, a.outcome == b.outcome, meet(a.validity, b.validity) else { return nil }
    let (first, second) = (clauses(a, site.plan), clauses(b, site.plan))
    guard
      first.contains(where: { one in second.contains { $0.object == one.object && $0.bound != one.bound } })
    else { return nil }
    let kinds = ProposalKinds(of: a.cases + b.cases, site.plan)
    for kind in 0..<kinds.count {
      let (x, y) = (kinds.first(of: a.cases, kind), kinds.first(of: b.cases, kind))
      guard x >= 0, y >= 0, a.cases[x].feature == b.cases[y].feature, first[x].object == second[y].object,
        first[x].bound != second[y].bound
      else { continue }
      let name = LocalizedText { kinds.name(kind, $0) }
      return PlanFinding(
        page, file: b.file, line: b.line, rules: [a.id, b.id],
        message: LocalizedText(
          vi: "\(name.vi): \(a.id) (\(a.file):\(a.line)) nói “\(first[x].text.vi)”, "
            + "\(b.id) nói “\(second[y].text.vi)”",
          en: "\(name.en): \(a.id) (\(a.file):\(a.line)) says “\(first[x].text.en)”, "
            + "\(b.id) says “\(second[y].text.en)”"))
    }
    return nil
  }

  private static func clauses(_ rule: Rule, _ plan: Plan) -> [Clause] {
    rule.cases.indices.map { rule.check.clause(case: $0, of: plan) }
  }

  /// Whether two periods have a day in common.
  private static func meet(_ a: Period?, _ b: Period?) -> Bool {
    guard let a, let b else { return true }
    let startsBeforeEnd = a.from.flatMap { from in b.to.map { from <= $0 } } ?? true
    let endsAfterStart = b.from.flatMap { from in a.to.map { from <= $0 } } ?? true
    return startsBeforeEnd && endsAfterStart
  }
}
