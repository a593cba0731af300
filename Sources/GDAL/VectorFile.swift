import CGDAL
package import Geometry

/// One layer of a vector file, copied out of GDAL: open, copy, close.
package struct VectorFile: Sendable {
  /// The format of a file: the one driver that may open it.
  package enum Driver: String, Sendable {
    case dgn = "DGN"
    case dxf = "DXF"
    case geoPackage = "GPKG"
    case kml = "LIBKML"
    case mapInfo = "MapInfo File"
    case openDocument = "ODS"
    case openXML = "XLSX"
    case shapefile = "ESRI Shapefile"
  }

  /// The most vertices that a feature may have.
  package static let vertexLimit = 5_000_000
  /// The most features that are read.
  package static let featureLimit = 50_000_000
  /// The most columns.
  package static let columnLimit = 1000

  /// The layer's name in the file.
  package var layer: String
  /// The geometries; x and y stand as longitude and latitude, but are in the layer's own system. Heights are left out.
  package var shapes = Shapes()
  /// For each attribute that is wanted: its text by feature, nil where the feature has none.
  package var attributes: [String: [String?]] = [:]
  /// The names of all attributes, in the order of the file.
  package var attributeNames: [String] = []
  /// The format's own number of each feature.
  package var featureIDs: [Int64] = []
  /// The layer's coordinate reference system: `EPSG:3405` or WKT; nil where it has none.
  package var system: String?
  /// What is wrong with features, by index; they have no geometry in `shapes`.
  package var faults: [Int: GeometryFault] = [:]

  /// Reads a layer.
  ///
  /// - Parameters:
  ///   - path: an absolute path without links.
  ///   - driver: the only driver that may open it.
  ///   - layer: the layer's name; nil where the file has only one.
  ///   - keep: the attributes that are wanted; nil is all.
  package static func read(
    path: String, driver: Driver, layer: String? = nil, keep: Set<String>?
  ) throws(VectorFault) -> VectorFile {
    try inside(path, driver) { (source, library) throws(VectorFault) in
      let found = try choose(layer, from: source, library)
      var reader = FeatureReader(library, found, keep: keep)
      return try reader.readAll()
    }
  }

  /// Reads all layers of a file: the sheets of a workbook, with all their cells.
  package static func readAll(path: String, driver: Driver) throws(VectorFault) -> [VectorFile] {
    try inside(path, driver) { (source, library) throws(VectorFault) in
      var files: [VectorFile] = []
      for index in 0..<library.functions.GDALDatasetGetLayerCount(source) {
        guard let layer = library.functions.GDALDatasetGetLayer(source, index) else { continue }
        var reader = FeatureReader(library, layer, keep: nil)
        files.append(try reader.readAll())
      }
      return files
    }
  }

  /// Lends an open file to `body`, in the cage.
  private static func inside<T>(
    _ path: String, _ driver: Driver, _ body: (GDALDatasetH, Library) throws(VectorFault) -> T
  ) throws(VectorFault) -> T {
    // Only a plain path is no name of a virtual file, of a URL or of a database.
    guard path.hasPrefix("/"), !path.lowercased().hasPrefix("/vsi"), !path.utf8.contains(0) else {
      throw .forbiddenName(path)
    }
    let library = try Library.shared.get()
    return try library.quietly { () throws(VectorFault) in
      let source = try open(path, driver, library)
      defer { _ = library.functions.GDALClose(source) }
      return try body(source, library)
    }
  }

  /// A dataset that the caller must close.
  private static func open(
    _ path: String, _ driver: Driver, _ library: Library
  ) throws(VectorFault) -> GDALDatasetH {
    // A database is opened as it lies there: nothing is written beside it, and only its vector layers are listed.
    let options = driver == .geoPackage ? ["IMMUTABLE=YES", "LIST_ALL_TABLES=NO"] : []
    let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
    let source = withStringList([driver.rawValue]) { drivers in
      withStringList(options) { options in library.functions.GDALOpenEx(path, flags, drivers, options, nil) }
    }
    guard let source else { throw .notOpened(library.lastError ?? "") }
    return source
  }

  private static func choose(
    _ name: String?, from source: GDALDatasetH, _ library: Library
  ) throws(VectorFault) -> OGRLayerH {
    let layers = (0..<library.functions.GDALDatasetGetLayerCount(source)).compactMap {
      library.functions.GDALDatasetGetLayer(source, $0)
    }
    let names = layers.map { library.functions.OGR_L_GetName($0).map { String(cString: $0) } ?? "" }
    guard let name else {
      guard layers.count <= 1 else { throw .severalLayers(names) }
      guard let layer = layers.first else { throw .noLayer([]) }
      return layer
    }
    guard let index = names.firstIndex(of: name) else { throw .noLayer(names) }
    return layers[index]
  }

  /// Lends texts as a C array of strings that ends with NULL.
  private static func withStringList<T>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T
  ) -> T {
    func lend(_ rest: ArraySlice<String>, _ pointers: [UnsafePointer<CChar>?]) -> T {
      guard let text = rest.first else {
        return (pointers + [nil]).withUnsafeBufferPointer { list in
          list.baseAddress.map(body) ?? body([nil])
        }
      }
      return text.withCString { lend(rest.dropFirst(), pointers + [$0]) }
    }
    return lend(texts[...], [])
  }
}
