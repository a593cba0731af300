/// `plan-dead-case`: can every case of every rule be reached?
enum PlanDeadCaseTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-dead-case", .reject,
    title: LocalizedText(vi: "Trường hợp không bao giờ tới", en: "Case that is never reached"),
    question: LocalizedText(
      vi: "Mỗi trường hợp của quy định có áp dụng cho hồ sơ nào không?",
      en: "Does each case of a rule apply to any proposal?"),
    why: LocalizedText(
      vi: "Trường hợp đầu tiên thỏa điều kiện được dùng; trường hợp bị che khuất thì con số của nó vô hiệu.",
      en: "The first case that holds decides; where others stand before it, its number says nothing."),
    remedy: LocalizedText(
      vi: "Đưa trường hợp hẹp lên trước trường hợp rộng, hoặc bỏ trường hợp thừa.",
      en: "Put the narrow case before the wide one, or strike what is too much."))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    site.plan.rules.flatMap { rule -> [PlanFinding] in
      let kinds = ProposalKinds(of: rule.cases, site.plan)
      let signatures = rule.featureSignatures(site.plan)
      var isReached = Array(repeating: false, count: rule.cases.count)
      var isMet = isReached
      for kind in 0..<kinds.count {
        for signature in signatures {
          let first = kinds.first(of: rule.cases, kind) { signature[$0] }
          if first >= 0 { isReached[first] = true }
          for index in rule.cases.indices where !isMet[index] && signature[index] {
            isMet[index] = kinds.first(of: [rule.cases[index]], kind) == 0
          }
        }
      }
      return rule.cases.indices.filter { !isReached[$0] }.map { index in
        let clause = rule.check.clause(case: index, of: site.plan)
        let scope = LocalizedText { rule.cases[index].scope(of: site.plan, $0) }
        let reason =
          isMet[index]
          ? LocalizedText(
            vi: "luôn bị trường hợp trước che khuất", en: "earlier cases always stand before it")
          : LocalizedText(
            vi: "không có khu vực, loại cột hay đối tượng nào thỏa điều kiện",
            en: "no zone, structure or feature meets its condition")
        let text = scope + clause.text
        return PlanFinding(
          page, file: rule.file, line: rule.line, rules: [rule.id],
          message: LocalizedText(
            vi: "quy định \(rule.id), trường hợp \(index + 1) (\(text.vi)): \(reason.vi)",
            en: "rule \(rule.id), case \(index + 1) (\(text.en)): \(reason.en)"))
      }
    }
  }
}
