import GDAL
import Geometry
import PROJ

/// Layers as tables.
extension SubmissionFile {
  /// A GeoJSON file as a table.
  static func geoJSON(_ path: String, _ headers: ProposalHeaders) throws(Complaint) -> SubmissionFile {
    let original = try MappedFile(path: path, name: path.fileName)
    let names = GeoJSONReader.read(original, name: original.name, keep: []).layer.attributeNames
    let result = GeoJSONReader.read(original, name: original.name, keep: Set(names))
    guard result.isWhole else {
      throw result.complaints.last
        ?? Complaint(
          file: original.name, code: "geojson",
          message: LocalizedText(vi: "không đọc được tệp GeoJSON", en: "the GeoJSON cannot be read"))
    }
    // Degrees beyond their range may be exchanged ones: that is said of the row, as of a row of a table.
    return layer(
      original, names, result.layer.attributes, result.layer.shapes,
      faulty: result.faulty.subtracting(result.offEarth), crs: "EPSG:4326", headers)
  }

  /// A layer that GDAL reads as a table.
  static func vector(
    _ path: String, _ layer: String?, _ driver: VectorFile.Driver, _ ending: String,
    _ headers: ProposalHeaders
  ) throws(Complaint) -> SubmissionFile {
    let original = try MappedFile(path: path, name: path.fileName)
    try cage(original, ending: ending)
    let companions = PlanFolder.companions(
      of: Plan.realPath(path) ?? path, endings: LayerReader.formats[ending]?.companions ?? [])
    for companion in companions {
      let ending = companion.fileName.split(separator: ".").last?.lowercased() ?? ""
      try cage(try MappedFile(path: companion, name: original.name), ending: ending)
    }
    let file: VectorFile
    do throws(VectorFault) {
      file = try VectorFile.read(path: try absolute(path), driver: driver, layer: layer, keep: nil)
    } catch {
      throw complaint(about: error, path, layer)
    }
    return self.layer(
      original, file.attributeNames, file.attributes, file.shapes, faulty: Set(file.faults.keys),
      crs: file.system, headers)
  }

  /// A layer as a table: its attributes, and the points as coordinates.
  private static func layer(
    _ original: MappedFile, _ names: [String], _ attributes: [String: [String?]], _ shapes: Shapes,
    faulty: Set<Int>, crs: String?, _ headers: ProposalHeaders
  ) -> SubmissionFile {
    // The position is the geometry, and its system the file's where it names one, whatever the attributes say.
    let kept = names.filter { !headers.isCoordinate($0) && (crs == nil || headers.column($0) != .crs) }
    let isAngular = crs.flatMap { try? CoordinateSystem.named($0) }.map { $0.kind == .geographic } ?? false
    var text: [UInt8] = []
    // A file that does not say what its coordinates are has X and Y.
    write(
      kept + (crs == nil ? ["X", "Y"] : isAngular ? ["longitude", "latitude"] : ["easting", "northing"]),
      to: &text)
    var others: [(feature: Int, type: String)] = []
    for feature in 0..<shapes.count {
      let cells = kept.map { iso(attributes[$0]?[feature] ?? "") }
      let type = shapes.geometryType(of: feature)
      if type == "Point", !faulty.contains(feature) {
        let place = shapes.vertices[shapes.vertices(of: shapes.paths(of: feature).lowerBound).lowerBound]
        write(cells + ["\(place.longitude)", "\(place.latitude)"], to: &text)
      } else if let type, type != "Point" {
        others.append((feature + 1, type))
        write(cells + [type, type], to: &text)
      } else {
        write(cells + ["", ""], to: &text)
      }
    }
    var file = SubmissionFile(text: original, encoding: .utf8)
    file.table = MappedFile(bytes: text, name: original.name)
    file.crs = crs
    file.rowOffset = 1
    if !others.isEmpty { file.notes.append(("not-points", message(about: others))) }
    return file
  }

  /// Says which features are no points, the first five by number.
  private static func message(about others: [(feature: Int, type: String)]) -> LocalizedText {
    let numbers =
      others.prefix(5).map { "\($0.feature) (\($0.type))" }.joined(separator: ", ")
      + (others.count > 5 ? ", …" : "")
    return LocalizedText(
      vi: "vị trí của một đề nghị phải là điểm; \(others.count) đối tượng không phải là điểm: \(numbers)",
      en: "the position of a proposal must be a point; \(others.count) "
        + "\(others.count == 1 ? "feature is" : "features are") none: \(numbers)")
  }
}

extension Shapes {
  /// The type of a feature's geometry by its name in GeoJSON; nil where it has none.
  fileprivate func geometryType(of feature: Int) -> String? {
    let parts = paths(of: feature).map { kinds[$0] }.filter { $0 != .hole }
    guard let first = parts.first else { return nil }
    guard parts.allSatisfy({ $0 == first }) else { return "GeometryCollection" }
    let name =
      switch first {
      case .point: "Point"
      case .line: "LineString"
      case .shell, .hole: "Polygon"
      }
    return parts.count == 1 ? name : "Multi" + name
  }
}
