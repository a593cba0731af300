import Geometry

/// `planned-position`: does the site stand where the plan foresees one?
package struct PlannedPositionCheck: Check {
  package static let page = CheckPage(
    name: "planned-position",
    title: LocalizedText(vi: "Vị trí theo quy hoạch", en: "Planned position"),
    question: LocalizedText(
      vi: "Vị trí có gần một vị trí đã được quy hoạch không?",
      en: "Does the site stand near a position that the plan foresees?"),
    why: LocalizedText(
      vi: "Phụ lục quy hoạch liệt kê vị trí cột; ngoài danh sách thì phải điều chỉnh quy hoạch.",
      en: "The annex of a plan lists the positions; what is not on it asks for an amendment."),
    remedy: LocalizedText(
      vi: "Dời về vị trí đã quy hoạch, hoặc xin điều chỉnh, bổ sung quy hoạch.",
      en: "Move to the planned position, or apply for an amendment of the plan."),
    outcome: .reject,
    parameters: [
      .init("within", vi: "cách vị trí quy hoạch không quá", en: "at most so far from the planned position"),
      .init(
        "match", vi: "điều gì phải khớp: operator, structure, period; mặc định cả ba",
        en: "what must agree: operator, structure, period; by default all three"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Trong bán kính điểm cell plan (Indonesia, Gresik 28/2013)",
          en: "Within the radius of a cell plan's point (Indonesia, Gresik 28/2013)"),
        rule: "{check: planned-position, within: 200 m, match: [operator, structure]}",
        proposal: ["longitude": "106.120500", "latitude": "20.480000"], result: .pass),
      .init(
        title: LocalizedText(
          vi: "Không thuộc danh mục vị trí của doanh nghiệp (như QĐ 864/2016 của Viettel Hà Nam)",
          en: "Not on the operator's list of positions (such as decision 864/2016 for Viettel Hà Nam)"),
        rule: "{check: planned-position, within: 100 m, match: operator}", proposal: [:], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Giai đoạn phải khớp nhưng không khai ngày", en: "The period counts, but no date is given"),
        rule: "{check: planned-position, within: 100 m}", proposal: [:], result: .notChecked),
    ])

  let match: PositionMatch
  let within: [Double]

  package init(_ fields: RuleFields) {
    match = PlannedPositionCheck.match(fields.rule)
    within = fields.lengths("within")
  }

  private static func match(_ rule: Fields) -> PositionMatch {
    guard let texts = rule.textNodes("match") else { return [.operator, .structure, .period] }
    var match: PositionMatch = []
    for (text, node) in texts {
      if let bit = PositionMatch.names.firstIndex(of: text) {
        match.insert(PositionMatch(rawValue: 1 << UInt8(bit)))
      } else {
        rule.complain(
          of: YAMLNode.Entry(key: "match", line: node.line, column: node.column, value: node), code: "choice",
          text, Fields.oneOf(PositionMatch.names), nearest: nearestName(to: text, among: PositionMatch.names))
      }
    }
    return match
  }

  package var demand: Demand? { .plannedPosition(match, within: within) }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    guard subject.hasPosition else { return .notChecked(.position) }
    if match.contains(.operator), !subject.hasOperator { return .notChecked(.operator) }
    if match.contains(.structure), subject.structure == nil { return .notChecked(.structure) }
    if match.contains(.period), subject.date == nil { return .notChecked(.date) }
    let limit = within[index]
    guard let found = subject.facts.survey.plannedPositions[subject.rule]?[Int32(subject.row)] else {
      return Judgement(.fail, limit: limit, unit: .metres)
    }
    let isClose = abs(found.metres - limit) < found.uncertainty
    return Judgement(
      isClose ? .undecided : found.metres > limit ? .fail : .pass, measured: found.metres, limit: limit,
      uncertainty: found.uncertainty, unit: .metres, against: .position(found.index))
  }

  package func boundary(case index: Int) -> Boundary? { .position(match, within[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let bound = Plan.length(within[index])
    let all: [(PositionMatch, LocalizedText)] = [
      (.operator, LocalizedText(vi: "doanh nghiệp", en: "operator")),
      (.structure, LocalizedText(vi: "loại cột", en: "class")),
      (.period, LocalizedText(vi: "thời gian", en: "period")),
    ]
    let same = all.filter { match.contains($0.0) }.map(\.1)
    let (vi, en) = (
      Words.list(same.map(\.vi), .vi, and: true), Words.list(same.map(\.en), .en, and: true)
    )
    return Clause(
      en, bound.en,
      vi: "phải nằm trong vòng \(bound.vi) quanh một vị trí quy hoạch" + (vi.isEmpty ? "" : " đúng \(vi)"),
      en: "stands within \(bound.en) of a planned position" + (en.isEmpty ? "" : " of its \(en)"))
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    guard evidence.counterpart != nil else {
      return language == .vi
        ? "quy hoạch không có vị trí nào phù hợp" : "the plan foresees no position that matches"
    }
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    return switch language {
    case .vi: "cách \(evidence.against(.vi)) \(measured), cho phép đến \(limit)" + evidence.closeCall(.vi)
    case .en: "\(measured) from \(evidence.against(.en)), allowed up to \(limit)" + evidence.closeCall(.en)
    }
  }
}
