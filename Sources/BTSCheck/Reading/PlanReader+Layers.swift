import Geometry

extension PlanReader {
  /// Gives the plan what its parts hold.
  func adopt(_ parts: [PlanPart], in plan: inout Plan) {
    for part in parts {
      switch (part.result, part.kind) {
      case (.nothing, _): break
      case (.masts(let masts), _): plan.masts = masts
      case (.positions(let positions), _): plan.positions = positions
      case (.layer(let layer), .territory):
        part.complainOfGaps(layer)
        plan.territory = layer
      case (.layer(let layer), .communes):
        part.complainOfGaps(layer)
        plan.communes = part.communes(layer)
      case (.layer(let layer), .zones): plan.zones = part.zones(layer)
      case (.layer(let layer), _): plan.layers[part.name] = part.features(layer)
      }
    }
  }
}

extension PlanPart {
  /// Complains of features that are no polygons, and of a territory without any.
  fileprivate func complainOfGaps(_ layer: Layer) {
    if layer.count == 0, kind == .territory {
      fields.complain(
        "source", code: "empty-layer", vi: "\(layer.source) không có đối tượng nào; địa bàn không được rỗng",
        en: "\(layer.source) has no feature; the territory must not be empty")
    }
    for feature in 0..<layer.count {
      let paths = layer.shapes.paths(of: feature)
      guard !paths.isEmpty, !paths.contains(where: { layer.shapes.kinds[$0] == .shell }) else { continue }
      fields.log.add(
        layer.complaint(
          about: feature, .notAPolygon,
          LocalizedText(
            vi: "phải là vùng, không phải điểm hay đường", en: "must be a polygon, not a point or line")))
    }
  }
}
