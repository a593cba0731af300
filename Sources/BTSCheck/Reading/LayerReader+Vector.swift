import GDAL
import Geometry
import PROJ

extension LayerReader {
  /// The formats that GDAL reads, by the file's ending: the only driver that may open it, and the endings of the files
  /// that belong to it.
  static let formats: [String: (driver: VectorFile.Driver, companions: Set<String>)] = [
    "gpkg": (.geoPackage, ["gpkg-wal"]),
    "shp": (.shapefile, ["shx", "dbf", "prj", "cpg"]),
    "kml": (.kml, []),
    "kmz": (.kml, []),
    "tab": (.mapInfo, ["dat", "map", "id", "ind", "dbf"]),
    "mif": (.mapInfo, ["mid"]),
    "dxf": (.dxf, []),
    "dgn": (.dgn, []),
  ]

  /// Reads a layer by GDAL and brings it to WGS 84.
  static func readVector(
    _ path: PlanFolder.Path, _ driver: VectorFile.Driver, _ companions: Set<String>, into draft: inout Draft,
    in folder: PlanFolder, keep: Set<String>, crs: String?
  ) throws(Complaint) {
    let source = draft.layer.source
    for path in [path] + (try folder.companions(of: path, endings: companions)) {
      let file = try MappedFile(path: path.absolute, name: path.name)
      if let fault = VectorCage.fault(of: file, ending: path.ending) {
        throw Complaint(file: source, code: "format", message: fault)
      }
      draft.layer.files.append(Plan.PlanFile(name: path.name, file: file))
    }

    let file: VectorFile
    do throws(VectorFault) {
      file = try VectorFile.read(path: path.absolute, driver: driver, layer: path.layer, keep: keep)
    } catch {
      throw complaint(about: error, source, path)
    }
    draft.layer.attributes = file.attributes
    draft.layer.attributeNames = file.attributeNames.sorted()
    draft.layer.lines = Array(repeating: 0, count: file.shapes.count)
    draft.layer.shapes = try transformed(file, crs: crs, source)
    draft.faulty.formUnion(file.faults.keys)
    for (index, fault) in file.faults.sorted(by: { $0.key < $1.key }) {
      draft.complaints.append(draft.layer.complaint(about: index, fault.code, fault.text))
    }
    complainOfPaths(&draft)
  }

  // MARK: Coordinates

  private static func transformed(_ file: VectorFile, crs: String?, _ source: String) throws(Complaint)
    -> Shapes
  {
    guard let name = file.system ?? crs else {
      throw Complaint(
        file: source, code: "no-crs",
        message: LocalizedText(
          vi: "tệp không cho biết hệ tọa độ; khai báo bằng “crs: EPSG:…” trong plan.yaml",
          en:
            "the file does not say its coordinate reference system; declare it by “crs: EPSG:…” in plan.yaml")
      )
    }
    var title = file.system == nil ? name : String(name.prefix(60))
    do throws(ProjectionError) {
      let system = try CoordinateSystem(name)
      title = system.name
      guard !system.isWGS84, !file.shapes.vertices.isEmpty else { return file.shapes }
      // The operation is the best one for where the layer lies, which takes a first look.
      let overview = try Transformation(from: system).positions(of: file.shapes.corners)
      let transformation = try Transformation(from: system, within: GeographicBox(around: overview))
      return EdgeDensifier(transformation).transformed(file.shapes)
    } catch {
      throw Complaint(
        file: source, code: "crs",
        message: LocalizedText(
          vi: "hệ tọa độ \(title): \(error.text.vi)",
          en: "coordinate reference system \(title): \(error.text.en)"))
    }
  }

  // MARK: Complaints

  /// Complains of paths that are not what GeoJSON's reader would have let pass.
  private static func complainOfPaths(_ draft: inout Draft) {
    for feature in 0..<draft.layer.count where !draft.faulty.contains(feature) {
      guard let (code, message) = pathFault(of: feature, in: draft.layer.shapes) else { continue }
      draft.faulty.insert(feature)
      draft.complaints.append(draft.layer.complaint(about: feature, code, message))
    }
  }

  private static func pathFault(of feature: Int, in shapes: Shapes) -> (code: GeometryCode, LocalizedText)? {
    for path in shapes.paths(of: feature) {
      let vertices = shapes.vertices[shapes.vertices(of: path)]
      if let place = vertices.first(where: { !$0.isOnEarth }) {
        return (
          .coordinateRange,
          LocalizedText(
            vi:
              "có điểm không nằm trên Trái Đất (\(place.longitude) \(place.latitude)); hệ tọa độ có đúng không?",
            en:
              "a position is not on Earth (\(place.longitude) \(place.latitude)); is the coordinate reference "
              + "system right?")
        )
      }
      switch shapes.kinds[path] {
      case .shell, .hole:
        if vertices.first != vertices.last {
          return (.openRing, LocalizedText(vi: "vòng không khép kín", en: "a ring is open"))
        }
        if vertices.count < 4 {
          return (
            .shortRing,
            LocalizedText(
              vi: "vòng có \(vertices.count) điểm, cần ít nhất 4",
              en: "a ring has \(vertices.count) positions, at least 4 are expected")
          )
        }
      case .line where vertices.count < 2:
        return (
          .shortLine, LocalizedText(vi: "đường chỉ có một điểm", en: "a line has only one position")
        )
      case .line, .point: break
      }
    }
    return nil
  }
}

extension Shapes {
  /// The corners of the box around all vertices, and its middle.
  fileprivate var corners: [PlanarPoint] {
    guard let first = vertices.first else { return [] }
    var (west, south, east, north) = (first.longitude, first.latitude, first.longitude, first.latitude)
    for vertex in vertices {
      (west, east) = (min(west, vertex.longitude), max(east, vertex.longitude))
      (south, north) = (min(south, vertex.latitude), max(north, vertex.latitude))
    }
    return [
      (west, south), (west, north), (east, south), (east, north), ((west + east) / 2, (south + north) / 2),
    ].map {
      PlanarPoint(x: $0.0, y: $0.1)
    }
  }
}

extension GeographicBox {
  /// The box around places; nil where none of them is a place on Earth.
  fileprivate init?(around places: [Position]) {
    let places = places.filter(\.isOnEarth)
    guard let first = places.first else { return nil }
    self.init(west: first.longitude, south: first.latitude, east: first.longitude, north: first.latitude)
    for place in places {
      (west, east) = (min(west, place.longitude), max(east, place.longitude))
      (south, north) = (min(south, place.latitude), max(north, place.latitude))
    }
  }
}
