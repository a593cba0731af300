/// What can be wrong with the geometry of a layer, by the codes of its complaints: all of them, and no others.
enum GeometryCode: String, CaseIterable {
  case coordinateNumber = "coordinate-number"
  case coordinateRange = "coordinate-range"
  case curved = "curved-geometry"
  case empty = "empty-geometry"
  case invalidPolygon = "invalid-polygon"
  /// How many complaints there are beyond those that are told.
  case more
  case notAPolygon = "not-a-polygon"
  case null = "null-geometry"
  case openRing = "open-ring"
  case shortLine = "short-line"
  case shortRing = "short-ring"
  case tooManyVertices = "vertex-limit"
}

extension Complaint {
  /// Whether it is about the geometry of a layer, and about nothing else.
  var isAboutGeometry: Bool { GeometryCode(rawValue: code) != nil }
}

extension Layer {
  /// A complaint about the geometry of the feature with an index, at its line where it has one.
  func complaint(about index: Int, _ code: GeometryCode, _ message: LocalizedText) -> Complaint {
    complaint(about: index, code: code.rawValue, message)
  }
}
