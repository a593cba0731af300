import Geometry

/// The types of geometry of GeoJSON.
enum GeometryType: String {
  case point = "Point"
  case multiPoint = "MultiPoint"
  case lineString = "LineString"
  case multiLineString = "MultiLineString"
  case polygon = "Polygon"
  case multiPolygon = "MultiPolygon"
  case collection = "GeometryCollection"
}

extension GeoJSONReader {
  /// Reads a geometry into the feature at hand; notes what is wrong with it, and then steps over it.
  mutating func readGeometry() throws(JSONFault) {
    guard scanner.peek() != UInt8(ascii: "n") else {
      let fault = scanner.fault(.null, "hình (geometry) rỗng: null", "the geometry is null")
      try scanner.skipValue()
      return note(fault)
    }
    let start = scanner
    do throws(JSONFault) {
      try readGeometry(depth: 3)
    } catch {
      guard !error.isSyntax else { throw error }
      note(error)
      shapes.dropPath()
      scanner = start
      try scanner.skipValue(depth: 3)
    }
  }

  private mutating func readGeometry(depth: Int) throws(JSONFault) {
    guard scanner.peek() == UInt8(ascii: "{") else {
      throw scanner.misshapen(
        "một hình (đối tượng có type và coordinates)", "a geometry (an object with type and coordinates)")
    }
    guard let name = try scanner.typeAhead(), let type = GeometryType(rawValue: name) else {
      throw scanner.misshapen(
        "\"type\" của hình: Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon hoặc GeometryCollection",
        "the geometry's \"type\": Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon or "
          + "GeometryCollection")
    }
    let start = scanner
    let member: StaticString = type == .collection ? "geometries" : "coordinates"
    var isDone = false
    var isFirst = true
    try scanner.openObject(depth: depth)
    while let name = try scanner.nextMember(&isFirst) {
      guard scanner.isName(name, member) else {
        try scanner.skipValue(depth: depth + 1)
        continue
      }
      guard !isDone else { throw scanner.repeated("\(member)") }
      isDone = true
      try readCoordinates(of: type, depth: depth + 1)
    }
    guard isDone else {
      throw start.fault("geojson", "\(name) không có \"\(member)\"", "the \(name) has no \"\(member)\"")
    }
  }

  private mutating func readCoordinates(of type: GeometryType, depth: Int) throws(JSONFault) {
    switch type {
    case .point:
      try readPoint()
    case .lineString: try readLine()
    case .polygon: try readPolygon()
    case .multiPoint:
      try readParts { (reader) throws(JSONFault) in try reader.readPoint() }
    case .multiLineString: try readParts { (reader) throws(JSONFault) in try reader.readLine() }
    case .multiPolygon: try readParts { (reader) throws(JSONFault) in try reader.readPolygon() }
    case .collection:
      try readParts { (reader) throws(JSONFault) in try reader.readGeometry(depth: depth + 1) }
    }
  }

  /// Reads an array of parts, of which there is at least one.
  private mutating func readParts(_ readPart: (inout Self) throws(JSONFault) -> Void) throws(JSONFault) {
    let start = scanner
    var isFirst = true
    try openList()
    while try scanner.nextElement(&isFirst) { try readPart(&self) }
    if isFirst {
      note(start.fault(.empty, "hình không có tọa độ nào", "the geometry has no coordinates"))
    }
  }

  private mutating func readPoint() throws(JSONFault) {
    var walker = scanner
    shapes.append(try readPosition(&walker))
    shapes.endPath(.point)
    scanner = walker
  }

  private mutating func readLine() throws(JSONFault) {
    let start = scanner
    let count = try readPath()
    shapes.endPath(.line)
    if count < 2 {
      note(
        start.fault(
          count == 0 ? .empty : .shortLine, "đường có \(count) điểm, cần ít nhất 2",
          "the line has \(count) positions, at least 2 are expected"))
    }
  }

  private mutating func readPolygon() throws(JSONFault) {
    var kind = Shapes.Kind.shell
    try readParts { (reader) throws(JSONFault) in
      try reader.readRing(kind)
      kind = .hole
    }
  }

  private mutating func readRing(_ kind: Shapes.Kind) throws(JSONFault) {
    let start = scanner
    let first = shapes.vertices.count
    let count = try readPath()
    shapes.endPath(kind)
    if count > 0, shapes.vertices[first] != shapes.vertices[first + count - 1] {
      let (head, tail) = (shapes.vertices[first], shapes.vertices[first + count - 1])
      note(
        start.fault(
          .openRing,
          "vòng không khép kín: điểm đầu \(head.longitude) \(head.latitude), điểm cuối \(tail.longitude) "
            + "\(tail.latitude); điểm cuối phải lặp lại điểm đầu",
          "the ring is open: it starts at \(head.longitude) \(head.latitude) and ends at \(tail.longitude) "
            + "\(tail.latitude); the last position must repeat the first"))
    } else if count < 4 {
      note(
        start.fault(
          count == 0 ? .empty : .shortRing, "vòng có \(count) điểm, cần ít nhất 4",
          "the ring has \(count) positions, at least 4 are expected"))
    }
  }

  /// Reads an array of positions into the path at hand and tells how many there are.
  private mutating func readPath() throws(JSONFault) -> Int {
    let before = shapes.vertices.count
    var isFirst = true
    try openList()
    // Most of a file is read by this loop; a scanner of its own stays in registers.
    var walker = scanner
    while try walker.nextElement(&isFirst) { shapes.append(try readPosition(&walker)) }
    scanner = walker
    return shapes.vertices.count - before
  }

  private mutating func openList() throws(JSONFault) {
    guard scanner.peek() == UInt8(ascii: "[") else {
      throw scanner.misshapen("một mảng tọa độ", "an array of coordinates")
    }
    try scanner.openArray()
  }

  /// Reads `[longitude, latitude]`; an altitude, and whatever else follows, is set aside.
  @inline(__always)
  private mutating func readPosition(_ scanner: inout JSONScanner) throws(JSONFault) -> Position {
    let start = scanner
    guard scanner.take(UInt8(ascii: "[")), let longitude = try scanner.coordinate(),
      scanner.take(UInt8(ascii: ",")), let latitude = try scanner.coordinate()
    else { throw start.notPosition() }
    while scanner.take(UInt8(ascii: ",")) {
      guard try scanner.coordinate() != nil else { throw start.notPosition() }
    }
    guard scanner.take(UInt8(ascii: "]")) else { throw start.notPosition() }
    let position = Position(longitude: longitude, latitude: latitude)
    if !position.isOnEarth { noteOffEarth(position, at: start) }
    return position
  }

  @inline(never)
  private mutating func noteOffEarth(_ position: Position, at place: JSONScanner) {
    guard position.longitude.isFinite, position.latitude.isFinite else {
      return note(
        place.fault(
          .coordinateNumber, "tọa độ lớn hơn mọi số mà máy tính biểu diễn được",
          "a coordinate is larger than any number that a computer holds"))
    }
    note(
      place.fault(
        .coordinateRange,
        "tọa độ \(position.longitude) \(position.latitude) nằm ngoài kinh độ ±180 và vĩ độ ±90; GeoJSON luôn là "
          + "kinh độ, vĩ độ WGS 84 tính bằng độ",
        "the position \(position.longitude) \(position.latitude) is outside of longitudes ±180 and latitudes ±90; "
          + "GeoJSON is always longitude and latitude on WGS 84 in degrees"))
  }
}

extension JSONScanner {
  /// A fault of a geometry at the next byte.
  func fault(_ code: GeometryCode, _ vi: String, _ en: String) -> JSONFault { fault(code.rawValue, vi, en) }

  /// The fault that another value stands here than what GeoJSON asks for.
  @inline(never)
  func misshapen(_ vi: String, _ en: String) -> JSONFault {
    var ahead = self
    // Whatever is no JSON is a fault of syntax, and so said by the scanner.
    do throws(JSONFault) { try ahead.skipValue() } catch { return error }
    return fault("geojson", "cần \(vi)", "\(en) is expected")
  }

  /// Reads a number; nil where a value of another kind stands.
  @inline(__always)
  fileprivate mutating func coordinate() throws(JSONFault) -> Double? {
    let first = peek()
    guard first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") < 10 else { return nil }
    return try number()
  }

  /// The fault that this is no `[longitude, latitude]`.
  @inline(never)
  func notPosition() -> JSONFault {
    misshapen("một vị trí [kinh độ, vĩ độ] bằng số", "a position [longitude, latitude] of numbers")
  }
}
