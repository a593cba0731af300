/// `allowed-structures`: is the class of the mast among those allowed here?
package struct AllowedStructuresCheck: Check {
  package static let page = CheckPage(
    name: "allowed-structures",
    title: LocalizedText(vi: "Loại cột được phép", en: "Allowed structures"),
    question: LocalizedText(
      vi: "Loại cột có thuộc các loại được phép tại khu vực này không?",
      en: "Is the class of the mast among those allowed in this zone?"),
    why: LocalizedText(
      vi: "Quy hoạch chỉ cho phép cột không cồng kềnh ở di tích, quảng trường, trung tâm hành chính.",
      en: "Plans admit only inconspicuous masts at monuments, squares and seats of government."),
    remedy: LocalizedText(
      vi: "Đổi sang loại cột được phép, dùng chung cột có sẵn hoặc chọn vị trí khác.",
      en: "Choose an allowed class, share a standing mast, or move the site."),
    outcome: .reject,
    parameters: [
      .init(
        "allow", vi: "các loại được phép, có thể dùng *", en: "the classes that are allowed; * is a wildcard")
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Chỉ A1 ở khu di tích (Quảng Nam 2017–2020)", en: "A1 only at monuments (Quảng Nam 2017–2020)"),
        rule: "{check: allowed-structures, when: {zone: heritage}, allow: [A1*]}",
        proposal: ["longitude": "105.925000", "latitude": "20.525000", "commune": "Phủ Lý"], result: .fail),
      .init(
        title: LocalizedText(vi: "A1b thì được", en: "A1b may stand there"),
        rule: "{check: allowed-structures, when: {zone: heritage}, allow: [A1*]}",
        proposal: ["longitude": "105.925000", "latitude": "20.525000", "structure": "A1b"], result: .pass),
    ])

  package let allowed: [[Bool]]
  package let globs: [String]

  package init(_ fields: RuleFields) {
    var globs: [String] = []
    allowed = fields.cases.map { fieldsOfCase in
      fieldsOfCase.require("allow")
      let structures = fields.structures(fieldsOfCase, "allow")
      globs.append((structures?.globs ?? []).joined(separator: ", "))
      return structures?.accepted ?? []
    }
    self.globs = globs
  }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    let structure = subject.facts.proposals.structures[subject.row]
    guard structure >= 0 else { return .notChecked(.structure) }
    var judgement = Judgement(allowed[index][Int(structure)] ? .pass : .fail, value: .structure)
    judgement.aspect = UInt8(clamping: index)
    return judgement
  }

  package func boundary(case index: Int) -> Boundary? { .structures(allowed[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let names = globs[index].split(separator: ",").map { $0.filter { $0 != " " } }
    let either = LocalizedText { Words.list(names, $0) }
    return Clause(
      "structure", globs[index], vi: "phải thuộc loại \(either.vi)", en: "is of class \(either.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let structure = evidence.structure ?? ""
    let allowed = globs[min(Int(evidence.judgement.aspect), globs.count - 1)]
    let zone = evidence.zone ?? "–"
    return switch (evidence.judgement.result, language) {
    case (.pass, .vi): "loại cột \(structure) được phép tại khu vực \(zone)"
    case (.pass, .en): "structure \(structure) is allowed in zone \(zone)"
    case (_, .vi): "loại cột \(structure) không được phép tại khu vực \(zone); chỉ cho phép: \(allowed)"
    case (_, .en): "structure \(structure) is not allowed in zone \(zone); allowed: \(allowed)"
    }
  }
}
