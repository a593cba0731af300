import Geometry

/// Reads GeoJSON (RFC 7946) in one pass over the file's bytes, with every complaint that its syntax permits.
///
/// Coordinates are longitude and latitude on WGS 84 whatever a member `crs` says.
package struct GeoJSONReader {
  /// The most vertices that a feature may have.
  package static let vertexLimit = 5_000_000
  /// The most features that a layer may have.
  package static let featureLimit = 50_000_000

  /// What a file gives: a layer, and what is wrong with it.
  package struct Result {
    package var layer: Layer
    /// In the order of the file.
    package var complaints: [Complaint] = []
    /// The features of which the geometry is wrong, so that nothing more need be said of it.
    package var faulty: Set<Int> = []
    /// Those of them that have nothing wrong but positions beyond the range of degrees.
    package var offEarth: Set<Int> = []
    /// Whether the file was read to its end.
    package var isWhole = false
  }

  var scanner: JSONScanner
  var shapes = Shapes()
  var attributes: GeoJSONAttributes
  private var result: Result
  /// The codes of what has been said of the feature at hand: a fault at every vertex is said once.
  private var said: Set<String> = []

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: the file; its name is that of the complaints.
  ///   - name: the layer's name in the plan.
  ///   - keep: the attributes that are wanted; the others are skipped. A feature's own `id` stands in for an
  ///     attribute `id` that it lacks.
  package static func read(_ file: MappedFile, name: String, keep: Set<String>) -> Result {
    file.withBytes { bytes in
      var reader = GeoJSONReader(bytes, layer: Layer(name: name, source: file.name), keep: keep)
      reader.readFile()
      reader.result.layer.shapes = reader.shapes
      reader.result.layer.attributes = reader.attributes.columns
      reader.result.layer.attributeNames = reader.attributes.names
      return reader.result
    }
  }

  private init(_ bytes: UnsafeRawBufferPointer, layer: Layer, keep: Set<String>) {
    scanner = JSONScanner(bytes)
    attributes = GeoJSONAttributes(keep: keep)
    result = Result(layer: layer)
    // Few write a position in fewer bytes.
    shapes.reserve(vertices: bytes.count / 20)
  }
}

// MARK: - Objects

extension GeoJSONReader {
  private mutating func readFile() {
    do throws(JSONFault) {
      switch try scanner.typeAhead() {
      case "FeatureCollection": try readCollection()
      case "Feature": try readFeature()
      case .some(let type) where GeometryType(rawValue: type) != nil:
        beginFeature()
        try readGeometry()
        attributes.endFeature()
        endFeature()
      case .some(let type):
        throw scanner.fault(
          "geojson", "“\(type)” không phải là kiểu của GeoJSON (cần FeatureCollection)",
          "“\(type)” is no type of GeoJSON (FeatureCollection is expected)")
      case nil:
        throw scanner.fault(
          "geojson", "thiếu \"type\" (cần \"type\": \"FeatureCollection\")",
          "\"type\" is missing (\"type\": \"FeatureCollection\" is expected)")
      }
      guard scanner.isAtEnd() else {
        throw scanner.syntax(
          "còn nội dung sau khi đối tượng GeoJSON kết thúc",
          "there is more behind the end of the GeoJSON object")
      }
      result.isWhole = true
    } catch {
      complain(error)
    }
  }

  private mutating func readCollection() throws(JSONFault) {
    var hasFeatures = false
    var isFirst = true
    try scanner.openObject()
    while let name = try scanner.nextMember(&isFirst) {
      guard scanner.isName(name, "features") else {
        try scanner.skipValue(depth: 1)
        continue
      }
      guard !hasFeatures else { throw scanner.repeated("features") }
      hasFeatures = true
      var isFirst = true
      try scanner.openArray()
      while try scanner.nextElement(&isFirst) {
        guard shapes.count < GeoJSONReader.featureLimit else {
          throw scanner.fault(
            "limit", "nhiều hơn giới hạn 50 triệu đối tượng",
            "there are more than the limit of 50 million features")
        }
        try readFeature()
      }
    }
    guard hasFeatures else {
      throw scanner.fault(
        "geojson", "FeatureCollection không có mảng \"features\"",
        "the FeatureCollection has no array \"features\"")
    }
  }

  private mutating func readFeature() throws(JSONFault) {
    _ = scanner.peek()
    beginFeature()
    let start = scanner
    var hasGeometry = false
    var isFirst = true
    try scanner.openObject(depth: 2)
    while let name = try scanner.nextMember(&isFirst) {
      if scanner.isName(name, "geometry") {
        if hasGeometry {
          note(scanner.repeated("geometry"))
          try scanner.skipValue(depth: 3)
        } else {
          try readGeometry()
        }
        hasGeometry = true
      } else if scanner.isName(name, "properties") {
        try attributes.read(&scanner)
      } else if scanner.isName(name, "id") {
        try attributes.readFeatureID(&scanner)
      } else if scanner.isName(name, "type"), scanner.peek() == UInt8(ascii: "\"") {
        let place = scanner
        let type = try scanner.string()
        if !scanner.isName(type, "Feature") {
          note(place.fault("geojson", "cần \"type\": \"Feature\"", "\"type\": \"Feature\" is expected"))
        }
      } else {
        try scanner.skipValue(depth: 3)
      }
    }
    if !hasGeometry { note(start.fault(.null, "không có hình (geometry)", "there is no geometry")) }
    attributes.endFeature()
    endFeature()
  }

  private mutating func beginFeature() {
    result.layer.lines.append(scanner.line)
    said = []
  }

  private mutating func endFeature() {
    let firstPath = shapes.featureStarts[shapes.count]
    if shapes.vertices.count - shapes.pathStarts[firstPath] > GeoJSONReader.vertexLimit {
      note(
        scanner.fault(
          .tooManyVertices, "nhiều hơn giới hạn 5 triệu đỉnh",
          "there are more than the limit of 5 million vertices"))
    }
    shapes.endFeature()
  }
}

// MARK: - Complaints

extension GeoJSONReader {
  /// Complains of the feature at hand; the same fault of one feature is said once.
  @inline(never)
  mutating func note(_ fault: JSONFault) {
    let isFirst = result.faulty.insert(shapes.count).inserted
    if fault.code != GeometryCode.coordinateRange.rawValue {
      result.offEarth.remove(shapes.count)
    } else if isFirst {
      result.offEarth.insert(shapes.count)
    }
    guard said.insert(fault.code).inserted else { return }
    complain(fault)
  }

  private mutating func complain(_ fault: JSONFault) {
    let layer = result.layer
    result.complaints.append(
      layer.complaint(
        feature: layer.lines.isEmpty ? nil : layer.lines.count, line: fault.line, column: fault.column,
        code: fault.code,
        fault.message))
  }
}

extension JSONScanner {
  /// The fault that a name stands twice in an object.
  func repeated(_ name: String) -> JSONFault {
    fault("duplicate-key", "“\(name)” lặp lại", "“\(name)” is repeated")
  }

  /// The member `type` of the object that comes next, wherever it stands among the members; the scanner stays.
  func typeAhead() throws(JSONFault) -> String? {
    var ahead = self
    var isFirst = true
    try ahead.openObject()
    while let name = try ahead.nextMember(&isFirst) {
      if ahead.isName(name, "type"), ahead.peek() == UInt8(ascii: "\"") {
        return ahead.decode(try ahead.string())
      }
      try ahead.skipValue()
    }
    return nil
  }
}
