import Geometry

/// The names that rules may use, for matching and for suggestions.
struct PlanNames {
  var structures: [String] = []
  var operators: [String] = []
  /// The classes of zones in order of precedence, `otherwise` last; empty without zones.
  var zoneClasses: [String] = []
  /// The codes of communes; nil when the layer could not be read, so that nobody can tell.
  var communes: [String]? = []
  var communeNames: [String] = []
  /// The further layers, with the attributes that their files have; nil where the layer could not be read.
  var layers: [String: [String]?] = [:]
  /// Those of them that have features, of which none is a polygon.
  var layersWithoutAreas: Set<String> = []
}

extension PlanNames {
  /// The names of a plan whose parts have been read.
  init(of plan: Plan, _ parts: [PlanPart]) {
    structures = plan.structures.map(\.id)
    operators = plan.operators.map(\.id)
    for part in parts {
      switch part.kind {
      case .zones:
        zoneClasses = (part.fields.texts("precedence") ?? []) + [part.fields.text("otherwise") ?? ""]
      case .communes:
        communes = plan.communes?.codes
        communeNames = plan.communes?.names ?? []
      case nil:
        layers[part.name] = .some(part.layer?.attributeNames)
        if let layer = part.layer, layer.count > 0, !layer.shapes.kinds.contains(where: \.isRing) {
          layersWithoutAreas.insert(part.name)
        }
      default: break
      }
    }
  }
}
