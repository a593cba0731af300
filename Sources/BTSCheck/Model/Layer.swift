package import Geometry

/// A layer of the plan: features with geometries and the attributes that the plan asks for.
package struct Layer: Sendable {
  /// The layer's name in the plan.
  package var name: String
  /// The file's name as the plan gives it, with `#layer` where that was given.
  package var source: String
  /// The geometries, in degrees on WGS 84.
  package var shapes = Shapes()
  /// For each attribute that was asked for: its text by feature, nil where the feature has none.
  package var attributes: [String: [String?]] = [:]
  /// The names of all attributes in the file, sorted: for suggestions.
  package var attributeNames: [String] = []
  /// The line of each feature in its file, 0 where the format has no lines.
  package var lines: [Int32] = []
  /// The files that it was read from, named relative to the plan's folder: for the plan's SHA-256.
  package var files: [Plan.PlanFile] = []

  package init(name: String, source: String) {
    self.name = name
    self.source = source
  }

  /// The number of features.
  package var count: Int { shapes.count }
}

/// The communes (or wards) of the territory.
package struct Communes: Sendable {
  package var layer: Layer
  /// The code by commune: its id.
  package var codes: [String]
  /// The present name by commune.
  package var names: [String]
  /// The former names by commune.
  package var formerNames: [[String]]

  package init(layer: Layer, codes: [String], names: [String], formerNames: [[String]]) {
    self.layer = layer
    self.codes = codes
    self.names = names
    self.formerNames = formerNames
  }
}

/// The zones of the plan.
package struct Zones: Sendable {
  package var layer: Layer
  package var ids: [String]
  package var names: [String?]
  /// The classes in order of precedence, then the one of places in no zone (`otherwise`).
  package var classes: [String]
  /// The class of each zone, as an index into `classes`.
  package var classOf: [Int16]
  /// What lies within this of a line or point belongs to it, in metres; NaN for polygons.
  package var widths: [Double]

  package init(
    layer: Layer, ids: [String], names: [String?], classes: [String], classOf: [Int16], widths: [Double]
  ) {
    self.layer = layer
    self.ids = ids
    self.names = names
    self.classes = classes
    self.classOf = classOf
    self.widths = widths
  }

  /// The class of places in no zone.
  package var otherwise: Int { classes.count - 1 }
}

/// A further layer, named by the rules that use it (`clearance`, `notify` …).
package struct FeatureLayer: Sendable {
  package var layer: Layer
  /// The id by feature: the attribute that the plan names, else the feature's number from 1.
  package var ids: [String]
  /// The name by feature, where the plan names an attribute for it.
  package var names: [String?]

  package init(layer: Layer, ids: [String], names: [String?]) {
    self.layer = layer
    self.ids = ids
    self.names = names
  }
}
