/// `plan-no-case`: does every table of cases say something of every kind of proposal?
enum PlanNoCaseTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-no-case", .note,
    title: LocalizedText(vi: "Bảng còn ô trống", en: "Table with gaps"),
    question: LocalizedText(
      vi: "Bảng trường hợp của quy định có nói về mọi loại hồ sơ không?",
      en: "Does a rule's table of cases speak of every kind of proposal?"),
    why: LocalizedText(
      vi: "Nơi không có trường hợp nào thì quy định không áp dụng; có thể là chủ ý, có thể là sót.",
      en: "Where there is no case the rule does not apply; this may be meant, or forgotten."),
    remedy: LocalizedText(
      vi: "Nếu sót, thêm trường hợp cho các loại hồ sơ đã nêu.",
      en: "If it was forgotten, add a case for the kinds that are named."))

  /// How many kinds are named.
  private static let namedKinds = 12

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    site.plan.rules.compactMap { rule in
      guard rule.cases.count > 1, !rule.cases.contains(where: { !$0.feature.isEmpty }) else { return nil }
      let kinds = ProposalKinds(of: rule.cases, site.plan)
      let free = (0..<kinds.count).filter { kinds.first(of: rule.cases, $0) < 0 }
      guard !free.isEmpty else { return nil }
      let named = LocalizedText { language in
        let names = kinds.names(of: free, language)
        let more = names.count - PlanNoCaseTest.namedKinds
        return names.prefix(PlanNoCaseTest.namedKinds).joined(separator: "; ")
          + (more > 0 ? (language == .vi ? " và \(more) loại nữa" : " and \(more) more") : "")
      }
      return PlanFinding(
        page, file: rule.file, line: rule.line, rules: [rule.id],
        message: LocalizedText(
          vi: "quy định \(rule.id) không có trường hợp nào cho: \(named.vi)",
          en: "the rule \(rule.id) has no case for: \(named.en)"))
    }
  }
}
