/// `plan-waiver`: does every waiver name a rule of the plan?
enum PlanWaiverTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-waiver", .warn,
    title: LocalizedText(vi: "Miễn trừ cho quy định không có", en: "Waiver of an unknown rule"),
    question: LocalizedText(
      vi: "Mỗi văn bản miễn trừ có nêu một quy định của quy hoạch không?",
      en: "Does every waiver name a rule of the plan?"),
    why: LocalizedText(
      vi: "Miễn trừ ghi sai mã quy định thì không miễn gì cả.",
      en: "A waiver whose rule is misspelt waives nothing."),
    remedy: LocalizedText(
      vi: "Sửa mã quy định trong bảng miễn trừ, hoặc bỏ dòng.",
      en: "Mend the rule's id in the table of waivers, or strike the row."))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    let known = site.plan.rules.map(\.id)
    return site.plan.waivers.filter { !known.contains($0.rule) }.map { waiver in
      let near = nearestName(to: waiver.rule, among: known)
      return PlanFinding(
        page, file: waiver.file, line: waiver.line, ids: [waiver.proposal], rules: [waiver.rule],
        message: LocalizedText(
          vi:
            "văn bản miễn trừ \(waiver.document.number) cho \(waiver.proposal) nêu quy định không có: “\(waiver.rule)”"
            + (near.map { "; ý là “\($0)”?" } ?? ""),
          en:
            "waiver \(waiver.document.number) of \(waiver.proposal) names a rule that there is not: “\(waiver.rule)”"
            + (near.map { "; did you mean “\($0)”?" } ?? "")))
    }
  }
}
