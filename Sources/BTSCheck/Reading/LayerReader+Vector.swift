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
      draft.complaints.append(draft.layer.complaint(about: index, code: fault.code, fault.text))
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
      guard system.kind != .other else {
        throw .notACoordinateSystem(system.title)
      }
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
      draft.complaints.append(draft.layer.complaint(about: feature, code: code, message))
    }
  }

  private static func pathFault(of feature: Int, in shapes: Shapes) -> (code: String, LocalizedText)? {
    for path in shapes.paths(of: feature) {
      let vertices = shapes.vertices[shapes.vertices(of: path)]
      if let place = vertices.first(where: { !$0.isOnEarth }) {
        return (
          "coordinate-range",
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
          return ("open-ring", LocalizedText(vi: "vòng không khép kín", en: "a ring is open"))
        }
        if vertices.count < 4 {
          return (
            "short-ring",
            LocalizedText(
              vi: "vòng có \(vertices.count) điểm, cần ít nhất 4",
              en: "a ring has \(vertices.count) positions, at least 4 are expected")
          )
        }
      case .line where vertices.count < 2:
        return (
          "short-line", LocalizedText(vi: "đường chỉ có một điểm", en: "a line has only one position")
        )
      case .line, .point: break
      }
    }
    return nil
  }

  private static func complaint(
    about fault: VectorFault, _ source: String, _ path: PlanFolder.Path
  ) -> Complaint {
    // GDAL names the file by its full path, which is of no use to the reader.
    func named(_ message: String) -> String { message.replacing(path.absolute, with: path.name) }
    let (code, vi, en): (String, String, String) =
      switch fault {
      case .missingLibrary:
        (
          "gdal", "cần thư viện GDAL (libgdal) để đọc tệp này; cài gói libgdal, hoặc lưu thành .geojson",
          "GDAL (libgdal) is needed to read this file; install it, or save the layer as .geojson"
        )
      case .unfitLibrary(let name):
        (
          "gdal", "thư viện GDAL đã cài thiếu hàm \(name); cần GDAL 3.2 trở lên",
          "the GDAL that is installed lacks \(name); GDAL 3.2 or later is needed"
        )
      case .forbiddenName: ("path", "không phải tệp trên đĩa", "it is no file on the disk")
      case .notOpened(let message), .notRead(let message):
        (
          "unreadable-file", "không đọc được dưới dạng .\(path.ending): \(named(message))",
          "it cannot be read as .\(path.ending): \(named(message))"
        )
      case .noLayer(let names):
        (
          "layer", "không có lớp “\(path.layer ?? "")” trong tệp; có: \(names.joined(separator: ", "))",
          "there is no layer “\(path.layer ?? "")” in the file; there are: \(names.joined(separator: ", "))"
        )
      case .severalLayers(let names):
        (
          "layer",
          "tệp có nhiều lớp; chọn một lớp bằng “\(path.name)#\(names.first ?? "")” (có: \(names.joined(separator: ", ")))",
          "the file has several layers; name one by “\(path.name)#\(names.first ?? "")” (there are: "
            + "\(names.joined(separator: ", ")))"
        )
      case .tooManyColumns(let limit):
        ("limit", "nhiều hơn giới hạn \(limit) cột", "there are more than the limit of \(limit) columns")
      case .tooManyFeatures(let limit):
        (
          "limit", "nhiều hơn giới hạn \(limit) đối tượng",
          "there are more than the limit of \(limit) features"
        )
      }
    return Complaint(file: source, code: code, message: LocalizedText(vi: vi, en: en))
  }
}

extension GeometryFault {
  fileprivate var code: String {
    switch self {
    case .null: "null-geometry"
    case .empty: "empty-geometry"
    case .unsupported: "curved-geometry"
    case .tooManyVertices: "limit"
    }
  }

  fileprivate var text: LocalizedText {
    switch self {
    case .null: LocalizedText(vi: "không có hình", en: "there is no geometry")
    case .empty: LocalizedText(vi: "hình không có tọa độ nào", en: "the geometry has no coordinates")
    case .unsupported:
      LocalizedText(
        vi: "hình cong hoặc mặt ba chiều không đọc được; lưu lại bằng các đoạn thẳng",
        en: "curves and surfaces are not read; save it with straight edges")
    case .tooManyVertices(let limit):
      LocalizedText(
        vi: "nhiều hơn giới hạn \(limit) đỉnh", en: "there are more than the limit of \(limit) vertices")
    }
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
