import Geometry

extension PlanPart {
  // MARK: - Communes

  /// The communes of a layer: each needs an id of its own and a name.
  func communes(_ layer: Layer) -> Communes {
    let (ids, names, aliases) = (values("id", layer), values("name", layer), values("aliases", layer))
    var communes = Communes(layer: layer, codes: [], names: [], formerNames: [])
    var firsts: [String: Int] = [:]
    for feature in 0..<layer.count {
      let (code, name) = (ids?[feature], names?[feature])
      if ids != nil, code == nil { complainOfAbsence("id", layer, feature) }
      if names != nil, name == nil { complainOfAbsence("name", layer, feature) }
      if let code, let first = firsts.updateValue(feature, forKey: code) {
        complain(
          layer, feature, code: "duplicate-id", vi: "mã “\(code)” đã có ở đối tượng \(first + 1)",
          en: "the id “\(code)” is that of feature \(first + 1) already")
      }
      communes.codes.append(code ?? "")
      communes.names.append(name ?? "")
      communes.formerNames.append(aliases?[feature].map(PlanPart.names) ?? [])
    }
    return communes
  }

  /// The names of a list in one text: `["a", "b"]` as JSON has it, or separated by `;`.
  static func names(_ text: String) -> [String] {
    var content = Substring(text)
    let isList = content.hasPrefix("[") && content.hasSuffix("]")
    if isList { content = content.dropFirst().dropLast() }
    return content.split(separator: isList ? "," : ";").compactMap { part in
      let name = part.trimming { $0.isWhitespace || (isList && $0 == "\"") }
      return name.isEmpty ? nil : String(name)
    }
  }

  // MARK: - Zones

  /// The zones of a layer: each needs a class that `precedence` lists, and a line or point its width.
  ///
  /// Shape: several features of one id are parts of one zone, so they have one class.
  func zones(_ layer: Layer) -> Zones {
    let precedence = fields.texts("precedence") ?? []
    complainOfRepeats()
    let (ids, names) = (values("id", layer), values("name", layer))
    let (classes, widths) = (values("class", layer), values("width", layer))
    var zones = Zones(
      layer: layer, ids: [], names: names ?? Array(repeating: nil, count: layer.count),
      classes: precedence + [fields.text("otherwise") ?? ""], classOf: [], widths: [])
    for feature in 0..<layer.count {
      zones.ids.append(ids?[feature] ?? String(feature + 1))
      let index = classes.flatMap { classIndex($0[feature], feature, layer, precedence) }
      zones.classOf.append(Int16(clamping: index ?? zones.otherwise))
      zones.widths.append(width(widths?[feature], feature, layer))
    }
    complainOfSecondClasses(ids ?? [], zones)
    return zones
  }

  private func complainOfSecondClasses(_ ids: [String?], _ zones: Zones) {
    var firsts: [String: Int] = [:]
    for (feature, id) in ids.enumerated() {
      // A class that nobody knows has a complaint already.
      guard let id, Int(zones.classOf[feature]) != zones.otherwise else { continue }
      let first = firsts[id] ?? feature
      firsts[id] = first
      let (own, other) = (zones.classOf[feature], zones.classOf[first])
      guard own != other else { continue }
      let (name, taken) = (zones.classes[Int(own)], zones.classes[Int(other)])
      complain(
        zones.layer, feature, code: "duplicate-id",
        vi:
          "khu vực “\(id)” ở đây thuộc loại “\(name)”, nhưng ở đối tượng \(first + 1) thuộc loại “\(taken)”",
        en: "the zone “\(id)” is of the class “\(name)” here, but of “\(taken)” in feature \(first + 1)")
    }
  }

  private func complainOfRepeats() {
    var seen: Set<String> = []
    for (name, node) in fields.textNodes("precedence") ?? [] where !seen.insert(name).inserted {
      fields.complain(
        at: node, key: "precedence", code: "duplicate-class", vi: "loại khu vực “\(name)” lặp lại",
        en: "the class “\(name)” is repeated")
    }
  }

  private func classIndex(
    _ name: String?, _ feature: Int, _ layer: Layer, _ precedence: [String]
  ) -> Int? {
    guard let name else {
      complainOfAbsence("class", layer, feature)
      return nil
    }
    if let index = precedence.firstIndex(of: name) { return index }
    let list = precedence.joined(separator: ", ")
    let near = nearestName(to: name, among: precedence)
    complain(
      layer, feature, code: "unknown-class",
      vi: "loại khu vực “\(name)” không có trong precedence; "
        + (near.map { "ý là “\($0)”?" } ?? "có: \(list)"),
      en: "precedence does not list the class “\(name)”; "
        + (near.map { "did you mean “\($0)”?" } ?? "it lists: \(list)"))
    return nil
  }

  /// The width of a line or point in metres; NaN for polygons, whose width is ignored.
  private func width(_ text: String?, _ feature: Int, _ layer: Layer) -> Double {
    guard layer.shapes.paths(of: feature).contains(where: { !layer.shapes.kinds[$0].isRing }) else {
      return .nan
    }
    guard let text else {
      complain(
        layer, feature, code: "missing-width", vi: "đường hoặc điểm cần bề rộng (khóa “width” của lớp)",
        en: "a line or point needs a width (the layer's key “width” names its attribute)")
      return .nan
    }
    do throws(Quantity.Fault) {
      // A bare number is in metres.
      var scanner = Quantity.NumberScanner(text)
      let isBare = scanner.decimal() != nil && scanner.rest.isEmpty
      return try Quantity.length.read(isBare ? text + " m" : text)
    } catch {
      complain(layer, feature, code: "width", vi: error.message.vi, en: error.message.en)
      return .nan
    }
  }

  // MARK: - Further layers

  /// A further layer: ids are those of its attribute, else the numbers of the features.
  func features(_ layer: Layer) -> FeatureLayer {
    let (ids, names) = (values("id", layer), values("name", layer))
    return FeatureLayer(
      layer: layer, ids: (0..<layer.count).map { ids?[$0] ?? String($0 + 1) },
      names: names ?? Array(repeating: nil, count: layer.count))
  }

  // MARK: - Attributes

  /// The values of the attribute that a key names, blank ones as nil; nil when the key is absent or names none.
  private func values(_ key: String, _ layer: Layer) -> [String?]? {
    guard let attribute = fields.text(key) else { return nil }
    if layer.count > 0, !layer.attributeNames.contains(attribute) {
      let near = nearestName(to: attribute, among: layer.attributeNames)
      let list = layer.attributeNames.joined(separator: ", ")
      fields.complain(
        key, code: "unknown-attribute",
        vi: "\(layer.source) không có thuộc tính “\(attribute)”; "
          + (near.map { "ý là “\($0)”?" } ?? "có: \(list)"),
        en: "\(layer.source) has no attribute “\(attribute)”; "
          + (near.map { "did you mean “\($0)”?" } ?? "it has: \(list)"))
      return nil
    }
    return layer.attributes[attribute]?.map { text in
      text.flatMap { text in
        text.utf8.contains { 33...126 ~= $0 } || text.contains { !$0.isWhitespace } ? text : nil
      }
    }
  }

  private func complainOfAbsence(_ key: String, _ layer: Layer, _ feature: Int) {
    let attribute = fields.text(key) ?? key
    complain(
      layer, feature, code: "missing-value", vi: "thiếu giá trị của “\(attribute)”",
      en: "there is no value of “\(attribute)”")
  }

  private func complain(_ layer: Layer, _ feature: Int, code: String, vi: String, en: String) {
    fields.log.add(layer.complaint(about: feature, code: code, LocalizedText(vi: vi, en: en)))
  }
}

extension Substring {
  fileprivate func trimming(_ isOutside: (Character) -> Bool) -> Substring {
    var content = drop(while: isOutside)
    while let last = content.last, isOutside(last) { content.removeLast() }
    return content
  }
}
