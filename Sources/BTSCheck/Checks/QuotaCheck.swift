/// `quota`: are there more sites in an area than the plan allots to it?
package struct QuotaCheck: Check {
  package static let page = CheckPage(
    name: "quota",
    title: LocalizedText(vi: "Hạn ngạch theo khu vực", en: "Quota of an area"),
    question: LocalizedText(
      vi: "Số cột trong khu vực, kể cả các hồ sơ, có vượt số được phân bổ không?",
      en: "Does the number of sites in an area, proposals included, exceed what the plan allots?"),
    why: LocalizedText(
      vi: "Quy hoạch phân bổ số cột cho từng xã, khu vực hoặc doanh nghiệp trong kỳ.",
      en: "A plan allots a number of masts to each commune, zone or operator for its period."),
    remedy: LocalizedText(
      vi: "Rút bớt hồ sơ, dùng chung cột có sẵn, hoặc xin điều chỉnh số lượng.",
      en: "Withdraw proposals, share standing masts, or apply for a greater number."),
    outcome: .condition,
    parameters: [
      .init("max", vi: "số lớn nhất trong một khu vực", en: "the greatest number in an area"),
      .init("per", vi: "commune, zone hoặc territory", en: "commune, zone or territory"),
      .init(
        "count", vi: "những cột được đếm, như others; operator: same thì đếm riêng từng doanh nghiệp",
        en: "which sites are counted, as in others; operator: same counts each operator's alone"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Số cột A2b theo địa bàn (bảng phân bổ của Kiên Giang): cột thứ hai ở xã chỉ được một",
          en: "A2b masts by district (as Kiên Giang's table allots them): the second where one is allowed"),
        rule: "{check: quota, per: commune, max: 1, count: {structure: A2b}}", proposal: [:], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Đếm riêng từng doanh nghiệp: hồ sơ là cột đầu tiên của Viettel ở xã này",
          en: "By operator: the first of Viettel's in this commune"),
        rule: "{check: quota, per: commune, max: 1, count: {operator: same}}", proposal: [:], result: .pass),
    ])

  package static var isAboutBuilding: Bool { true }
  package static var isAboutAreas: Bool { true }

  let kind: AreaKind
  let counted: SiteFilter
  let maximum: [Int]

  package init(_ fields: RuleFields) {
    kind = fields.areaKind()
    counted = fields.others("count", default: SiteFilter())
    if counted.relation == .other {
      fields.rule.complain(
        "count", code: "count", vi: "operator ở đây là same hoặc any", en: "operator is same or any here")
    }
    maximum = fields.cases.map {
      $0.require("max")
      return $0.count("max") ?? 0
    }
  }

  package var demand: Demand? { .tally(counted, per: kind) }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    guard let tally = subject.facts.survey.tallies[subject.rule] else { return .notChecked(.area) }
    let area = Int(tally.areaOf[subject.row])
    let own = subject.facts.proposals.operators[subject.row]
    return answer(tally.number(in: area, of: own), own, area, index)
  }

  package func judge(_ area: AreaSubject, case index: Int) -> Judgement {
    guard let tally = area.facts.survey.tallies[area.rule] else { return .notChecked(.area) }
    let busiest = tally.busiest(in: area.index)
    return answer(tally.number(in: area.index, of: busiest), busiest, area.index, index)
  }

  /// The answer for an area, about the sites of one operator where each is counted alone.
  private func answer(_ number: Int, _ one: Int16, _ area: Int, _ index: Int) -> Judgement {
    Judgement(
      number > maximum[index] ? .fail : .pass, measured: Double(number), limit: Double(maximum[index]),
      value: counted.relation == .same ? .operator(one) : .none, against: .area(kind, Int32(area)))
  }

  package func boundary(case index: Int) -> Boundary? { .quota(counted, kind, maximum[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let (sites, areas, bound) = (plan.sites(counted, ofAll: true), Plan.each(kind), String(maximum[index]))
    return Clause(
      areas.en + sites.en, bound, vi: "chỉ được xây dựng nếu \(areas.vi) có không quá \(bound) \(sites.vi)",
      en: "may be built while \(areas.en) has at most \(bound), counting every \(sites.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let (number, limit) = (Int(evidence.judgement.measured), Int(evidence.judgement.limit))
    let area = evidence.against(language)
    let owner = evidence.owner.map { (language == .vi ? " của " : " of ") + $0[language] } ?? ""
    let sites = number == 1 ? "site" : "sites"
    return switch (evidence.judgement.result, language) {
    case (.pass, .vi): "\(area) có \(number) cột\(owner), được phép \(limit)"
    case (.pass, .en): "\(area) has \(number) \(sites)\(owner), \(limit) \(limit == 1 ? "is" : "are") allowed"
    case (_, .vi): "\(area) có \(number) cột\(owner), vượt số được phép \(limit)"
    case (_, .en): "\(area) has \(number) \(sites)\(owner), more than the \(limit) allowed"
    }
  }
}
