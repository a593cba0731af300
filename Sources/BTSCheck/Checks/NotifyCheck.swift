import Geometry

/// `notify`: who must be told or asked, because they are near?
package struct NotifyCheck: Check {
  package static let page = CheckPage(
    name: "notify",
    title: LocalizedText(vi: "Thông báo, lấy ý kiến", en: "Notification"),
    question: LocalizedText(
      vi: "Những ai ở gần phải được thông báo hoặc lấy ý kiến?",
      en: "Who is so near that they must be told or asked?"),
    why: LocalizedText(
      vi: "Người ở gần biết trước thì ít tranh chấp; một số nơi bắt buộc lấy ý kiến.",
      en: "Neighbours who know beforehand object less, and some laws ask for their opinion."),
    remedy: LocalizedText(
      vi: "Thông báo cho những nơi đã nêu và lưu biên bản vào hồ sơ.",
      en: "Tell those who are named, and keep the proof with the papers."),
    outcome: .note,
    parameters: [
      .init("layer", vi: "lớp đối tượng; hoặc others", en: "the layer of the features; or others"),
      .init("others", vi: "những cột được xét; hoặc layer", en: "which sites count; or layer"),
      .init("within", vi: "bán kính, kể cả bằng", en: "the radius, itself included"),
      .init(
        "per_height", vi: "hệ số nhân với chiều cao H tính cả công trình; lấy số lớn hơn",
        en: "a factor of the height H with the building; the greater distance counts"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Lấy ý kiến mọi nơi trong phạm vi 3 H (Canada, CPC-2-0-03): H = 40 m thì 120 m",
          en: "Consult all within 3 H (Canada, CPC-2-0-03): 120 m for H = 40 m"),
        rule: "{check: notify, layer: hospitals, per_height: 3}",
        proposal: ["longitude": "106.051000", "latitude": "20.450000"], result: .note),
      .init(
        title: LocalizedText(vi: "Không có cột nào trong 400 m", en: "No site within 400 m"),
        rule: "{check: notify, others: {operator: other}, within: 400 m}", proposal: [:], result: .pass),
    ])

  let layer: String?
  let others: SiteFilter
  let reaches: [FeatureLimit]

  package init(_ fields: RuleFields) {
    let hasOthers = fields.rule.has("others")
    layer = fields.rule.has("layer") ? fields.layer() : nil
    var base = SiteFilter()
    base.includesSharing = true
    others = fields.others(default: base)
    if hasOthers == (layer != nil) {
      fields.rule.complain(
        hasOthers ? "others" : nil, code: "layer-or-others", vi: "cần một trong hai khóa “layer” và “others”",
        en: "it needs one of the keys “layer” and “others”")
    }
    reaches = fields.cases.map { fieldsOfCase in
      let within = fieldsOfCase.metres("within")?.value
      let perHeight = fieldsOfCase.number("per_height")
      if within == nil, perHeight == nil { fieldsOfCase.require("within") }
      return FeatureLimit(minimum: within, perHeight: perHeight, offset: 0, height: .total)
    }
  }

  package var demand: Demand? {
    layer.map { .featuresAround(layer: $0, reaches: reaches) } ?? .sitesAround(others, reaches: reaches)
  }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    guard subject.hasPosition else { return .notChecked(.position) }
    if layer == nil {
      guard others.relation == .any || subject.hasOperator else { return .notChecked(.operator) }
    }
    guard let surroundings = subject.facts.survey.surroundings[subject.rule] else { return Judgement(.pass) }
    if let missing = surroundings.lacking[Int32(subject.row)] { return .notChecked(missing) }
    guard let near = surroundings.byRow[Int32(subject.row)] else { return Judgement(.pass) }
    return Judgement(.note, measured: Double(near.count), against: .surroundings)
  }

  package func boundary(case index: Int) -> Boundary? { .notified(others, layer: layer, reaches[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let bound = reaches[index].words
    let whom =
      layer.map { LocalizedText(vi: "đối tượng của lớp \($0)", en: "feature of the layer \($0)") }
      ?? plan.sites(others)
    return Clause(
      whom.en, bound.en, vi: "phải báo cho mọi \(whom.vi) trong vòng \(bound.vi)",
      en: "is told to every \(whom.en) within \(bound.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    guard let counterpart = evidence.counterpart else {
      return language == .vi ? "không có ai ở gần phải thông báo" : "nobody near is to be told"
    }
    var sentence: Sentence =
      language == .vi
      ? "phải thông báo \(counterpart.count) nơi: " : "\(counterpart.count) to be told: "
    for (index, name) in evidence.surroundings.enumerated() {
      sentence = sentence + (index == 0 ? "\(name.words(language))" : ", \(name.words(language))")
    }
    let more = counterpart.count - evidence.surroundings.count
    guard more > 0 else { return sentence }
    return sentence + (language == .vi ? " và \(more) nơi khác" : " and \(more) more")
  }

  /// How many of those who are to be told the message names; a report adds the ids of the others.
  package static let namedCount = 20
}
