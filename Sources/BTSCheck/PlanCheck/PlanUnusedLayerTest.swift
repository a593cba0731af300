/// `plan-unused-layer`: is every layer used by some rule?
enum PlanUnusedLayerTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-unused-layer", .note,
    title: LocalizedText(vi: "Lớp không dùng đến", en: "Layer without use"),
    question: LocalizedText(
      vi: "Mỗi lớp bổ sung có quy định nào dùng đến không?", en: "Does some rule use each further layer?"),
    why: LocalizedText(
      vi: "Lớp không ai dùng thường có nghĩa là còn thiếu một quy định.",
      en: "A layer that nobody uses often means that a rule was forgotten."),
    remedy: LocalizedText(
      vi: "Viết quy định còn thiếu hoặc bỏ lớp.", en: "Write the rule, or leave the layer out."))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    var used: Set<String> = []
    for rule in site.plan.rules {
      switch rule.check.demand {
      case .area(let layer), .nearestFeature(let layer, _): used.insert(layer)
      default: if let layer = rule.check.demand?.featureLimits?.layer { used.insert(layer) }
      }
    }
    return site.plan.layers.sorted { $0.key < $1.key }.filter { !used.contains($0.key) }.map { name, layer in
      PlanFinding(
        page, file: site.file(of: layer.layer), layer: name,
        message: LocalizedText(
          vi: "không có quy định nào dùng lớp \(name)", en: "no rule uses the layer \(name)"))
    }
  }
}
