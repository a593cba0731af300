/// `plan-no-article`: does every rule name its article?
enum PlanNoArticleTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-no-article", .warn,
    title: LocalizedText(vi: "Thiếu căn cứ", en: "No article"),
    question: LocalizedText(
      vi: "Mỗi quy định có nêu điều khoản của quyết định không?",
      en: "Does every rule name the article of the decision?"),
    why: LocalizedText(
      vi: "Người bị từ chối có quyền biết căn cứ vào đâu.",
      en: "Whoever is refused has a right to know by what."),
    remedy: LocalizedText(
      vi: "Thêm cite vào quy định: {vi: Điều …, en: Article …}.",
      en: "Add cite to the rule: {vi: Điều …, en: Article …}."))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    site.plan.rules.filter { $0.cite == nil }.map { rule in
      PlanFinding(
        page, file: rule.file, line: rule.line, rules: [rule.id],
        message: LocalizedText(
          vi: "quy định \(rule.id) không nêu căn cứ", en: "the rule \(rule.id) names no article"))
    }
  }
}
