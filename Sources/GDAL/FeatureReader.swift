import CGDAL
import Geometry

/// Copies the features of an open layer; it must not outlive the layer's dataset.
struct FeatureReader {
  private let gdal: CGDALFunctions
  private let library: Library
  private let layer: OGRLayerH
  private var file: VectorFile
  /// The wanted attributes: name, index in the layer, whether it is a list of texts.
  private var fields: [(name: String, index: Int32, isList: Bool)] = []
  private let keep: Set<String>?

  init(_ library: Library, _ layer: OGRLayerH, keep: Set<String>?) {
    self.library = library
    gdal = library.functions
    self.layer = layer
    self.keep = keep
    file = VectorFile(layer: gdal.OGR_L_GetName(layer).map { String(cString: $0) } ?? "")
  }

  mutating func readAll() throws(VectorFault) -> VectorFile {
    file.system = system()
    try readColumns()
    var columns: [[String?]] = Array(repeating: [], count: fields.count)
    gdal.OGR_L_ResetReading(layer)
    while let feature = gdal.OGR_L_GetNextFeature(layer) {
      defer { gdal.OGR_F_Destroy(feature) }
      let index = file.shapes.count
      guard index < VectorFile.featureLimit else { throw .tooManyFeatures(limit: VectorFile.featureLimit) }
      file.featureIDs.append(gdal.OGR_F_GetFID(feature))
      if let fault = copy(gdal.OGR_F_GetGeometryRef(feature)) { file.faults[index] = fault }
      file.shapes.endFeature()
      for k in fields.indices { columns[k].append(text(of: fields[k].index, fields[k].isList, feature)) }
    }
    if let message = library.lastError { throw .notRead(message) }
    for name in keep ?? [] { file.attributes[name] = Array(repeating: nil, count: file.shapes.count) }
    for k in fields.indices { file.attributes[fields[k].name] = columns[k] }
    return file
  }

  // MARK: Attributes

  private mutating func readColumns() throws(VectorFault) {
    guard let definition = gdal.OGR_L_GetLayerDefn(layer) else { return }
    let count = gdal.OGR_FD_GetFieldCount(definition)
    guard count <= VectorFile.columnLimit else { throw .tooManyColumns(limit: VectorFile.columnLimit) }
    for index in 0..<count {
      guard let field = gdal.OGR_FD_GetFieldDefn(definition, index),
        let name = gdal.OGR_Fld_GetNameRef(field).map({ String(cString: $0) })
      else { continue }
      file.attributeNames.append(name)
      if keep?.contains(name) ?? true {
        fields.append((name, index, gdal.OGR_Fld_GetType(field) == OFTStringList))
      }
    }
  }

  private func text(of field: Int32, _ isList: Bool, _ feature: OGRFeatureH) -> String? {
    guard gdal.OGR_F_IsFieldSetAndNotNull(feature, field) != 0 else { return nil }
    guard isList else { return gdal.OGR_F_GetFieldAsString(feature, field).map { String(cString: $0) } }
    guard let list = gdal.OGR_F_GetFieldAsStringList(feature, field) else { return nil }
    var texts: [String] = []
    while let text = list[texts.count] { texts.append(String(cString: text)) }
    return texts.joined(separator: ";")
  }

  // MARK: Coordinate reference system

  private func system() -> String? {
    guard let system = gdal.OGR_L_GetSpatialRef(layer) else { return nil }
    if let authority = gdal.OSRGetAuthorityName(system, nil), let code = gdal.OSRGetAuthorityCode(system, nil)
    {
      return "\(String(cString: authority)):\(String(cString: code))"
    }
    var text: UnsafeMutablePointer<CChar>?
    let error = gdal.OSRExportToWktEx(system, &text, nil)
    defer { gdal.VSIFree(text) }
    guard error == OGRERR_NONE, let text, text[0] != 0 else { return nil }
    return String(cString: text)
  }

  // MARK: Geometries

  /// Copies a geometry as paths of the feature at hand; a faulty one is not copied at all.
  private mutating func copy(_ geometry: OGRGeometryH?) -> GeometryFault? {
    guard let geometry else { return .null }
    let vertices = countVertices(of: geometry, depth: 0)
    guard let vertices else { return .unsupported }
    guard vertices > 0 else { return .empty }
    guard vertices <= VectorFile.vertexLimit else { return .tooManyVertices(limit: VectorFile.vertexLimit) }
    copyParts(of: geometry)
    return nil
  }

  /// The number of vertices; nil where a part is of a type that has no plain meaning.
  private func countVertices(of geometry: OGRGeometryH, depth: Int) -> Int? {
    switch gdal.OGR_GT_Flatten(gdal.OGR_G_GetGeometryType(geometry)) {
    case wkbPoint: return gdal.OGR_G_IsEmpty(geometry) != 0 ? 0 : 1
    case wkbLineString: return Int(gdal.OGR_G_GetPointCount(geometry))
    case wkbPolygon:
      return parts(of: geometry).reduce(0) { $0 + Int(gdal.OGR_G_GetPointCount($1)) }
    case wkbMultiPoint, wkbMultiLineString, wkbMultiPolygon, wkbGeometryCollection:
      guard depth < 32 else { return nil }
      var sum = 0
      for part in parts(of: geometry) {
        guard let count = countVertices(of: part, depth: depth + 1) else { return nil }
        sum += count
      }
      return sum
    default: return nil
    }
  }

  private mutating func copyParts(of geometry: OGRGeometryH) {
    switch gdal.OGR_GT_Flatten(gdal.OGR_G_GetGeometryType(geometry)) {
    case wkbPoint: copyPath(geometry, .point)
    case wkbLineString: copyPath(geometry, .line)
    case wkbPolygon:
      // Without its outer ring a polygon has no area, whatever its holes.
      guard gdal.OGR_G_IsEmpty(geometry) == 0 else { return }
      for (k, ring) in parts(of: geometry).enumerated() { copyPath(ring, k == 0 ? .shell : .hole) }
    default:
      for part in parts(of: geometry) { copyParts(of: part) }
    }
  }

  private func parts(of geometry: OGRGeometryH) -> [OGRGeometryH] {
    (0..<gdal.OGR_G_GetGeometryCount(geometry)).compactMap { gdal.OGR_G_GetGeometryRef(geometry, $0) }
  }

  private mutating func copyPath(_ geometry: OGRGeometryH, _ kind: Shapes.Kind) {
    guard gdal.OGR_G_IsEmpty(geometry) == 0 else { return }
    let count = Int(gdal.OGR_G_GetPointCount(geometry))
    let points = [Position](unsafeUninitializedCapacity: count) { buffer, filled in
      let x = UnsafeMutableRawPointer(buffer.baseAddress)
      let stride = Int32(MemoryLayout<Position>.stride)
      // A position is two doubles, x first.
      _ = gdal.OGR_G_GetPoints(geometry, x, stride, x.map { $0 + 8 }, stride, nil, 0)
      filled = count
    }
    for point in points { file.shapes.append(point) }
    file.shapes.endPath(kind)
  }
}
