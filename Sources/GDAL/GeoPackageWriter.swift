import CGDAL
package import Geometry

/// Writes a GeoPackage: tables in one transaction, on WGS 84, with a spatial index where there are geometries.
///
/// The same calls give the same bytes: the day of the last change is given, not asked of the clock.
package final class GeoPackageWriter {
  /// What a table has for each of its rows on the map.
  package enum GeometryKind: Sendable {
    case none, point, line
  }

  /// What a column holds.
  package enum ColumnKind: Sendable {
    case text, integer, real
  }

  /// A cell.
  package enum Value: Sendable {
    case null
    case text(String)
    case integer(Int)
    case real(Double)
  }

  private let library: Library
  private let dataset: GDALDatasetH
  private let system: OGRSpatialReferenceH

  /// Makes a new file, and lends it to `body`; it is whole when this returns.
  ///
  /// - Parameters:
  ///   - path: an absolute path where there is no file yet.
  ///   - day: the day of the last change, `2026-11-24`.
  /// - Throws: what `body` throws; `VectorFault.notWritten`, `.missingLibrary`, `.unfitLibrary`, `.forbiddenName`.
  package static func write(
    _ path: String, day: String, _ body: (GeoPackageWriter) throws(VectorFault) -> Void
  ) throws(VectorFault) {
    guard path.hasPrefix("/"), !path.lowercased().hasPrefix("/vsi"), !path.utf8.contains(0) else {
      throw .forbiddenName(path)
    }
    let library = try Library.shared.get()
    let settings = [("OGR_CURRENT_DATE", "\(day)T00:00:00.000Z")] + settings
    for (name, value) in settings { library.functions.CPLSetThreadLocalConfigOption(name, value) }
    defer { for (name, _) in settings { library.functions.CPLSetThreadLocalConfigOption(name, nil) } }
    try library.quietly { () throws(VectorFault) in
      let writer = try GeoPackageWriter(library, path)
      do throws(VectorFault) {
        try body(writer)
        try writer.require(
          library.functions.GDALDatasetCommitTransaction(writer.dataset) == OGRERR_NONE)
      } catch {
        writer.close()
        throw error
      }
      library.functions.CPLErrorReset()
      writer.close()
      if let message = library.lastError { throw .notWritten(message) }
    }
  }

  /// What shows in the bytes or in the time, held whatever the environment says.
  private static let settings = [
    ("OGR_SQLITE_SYNCHRONOUS", "OFF"),
    // The file is moved to its place when it is whole; nothing needs to be taken back.
    ("OGR_SQLITE_JOURNAL", "OFF"),
    // A second thread would fill the spatial index in an order of its own.
    ("OGR_GPKG_ALLOW_THREADED_RTREE", "NO"), ("SQLITE_USE_OGR_VFS", "NO"), ("CREATE_TRIGGERS", "YES"),
    ("CREATE_METADATA_TABLES", "NO"), ("GPKG_ADD_DEFINITION_12_063", "NO"), ("OGR_SQLITE_EXACT_EXTENT", "NO"),
  ]

  /// WGS 84, longitude before latitude where the order of points is GDAL's own; no database needs to be asked.
  private static let wgs84 = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
    AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
    UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
    AUTHORITY["EPSG","4326"]]
    """

  private init(_ library: Library, _ path: String) throws(VectorFault) {
    let gdal = library.functions
    guard let driver = gdal.GDALGetDriverByName("GPKG"),
      let dataset = gdal.GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, nil)
    else { throw .notWritten(library.lastError ?? "") }
    guard let system = gdal.OSRNewSpatialReference(GeoPackageWriter.wgs84) else {
      _ = gdal.GDALClose(dataset)
      throw .notWritten(library.lastError ?? "")
    }
    (self.library, self.dataset, self.system) = (library, dataset, system)
    gdal.OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER)
    guard gdal.GDALDatasetStartTransaction(dataset, 0) == OGRERR_NONE else {
      close()
      throw .notWritten(library.lastError ?? "")
    }
  }

  private func close() {
    library.functions.OSRDestroySpatialReference(system)
    _ = library.functions.GDALClose(dataset)
  }

  private func require(_ isDone: Bool) throws(VectorFault) {
    guard isDone else { throw .notWritten(library.lastError ?? "") }
  }

  // MARK: - Tables

  /// A table that is being filled.
  package struct Table {
    fileprivate let layer: OGRLayerH
    fileprivate let geometry: GeometryKind
  }

  /// Adds a table.
  package func table(
    _ name: String, _ geometry: GeometryKind, _ columns: [(name: String, kind: ColumnKind)]
  ) throws(VectorFault) -> Table {
    let gdal = library.functions
    let kind =
      switch geometry {
      case .none: wkbNone
      case .point: wkbPoint
      case .line: wkbLineString
      }
    guard
      let layer = gdal.GDALDatasetCreateLayer(
        dataset, name, geometry == .none ? nil : system, kind, nil)
    else { throw .notWritten(library.lastError ?? "") }
    for column in columns {
      let type =
        switch column.kind {
        case .text: OFTString
        case .integer: OFTInteger64
        case .real: OFTReal
        }
      let field = gdal.OGR_Fld_Create(column.name, type)
      defer { gdal.OGR_Fld_Destroy(field) }
      try require(gdal.OGR_L_CreateField(layer, field, 0) == OGRERR_NONE)
    }
    return Table(layer: layer, geometry: geometry)
  }

  /// Adds a row to a table.
  ///
  /// - Parameters:
  ///   - values: by column.
  ///   - places: the point, or the ends of the line; empty where the row has no geometry.
  package func add(_ values: [Value], at places: [Position] = [], to table: Table) throws(VectorFault) {
    let gdal = library.functions
    guard let feature = gdal.OGR_F_Create(gdal.OGR_L_GetLayerDefn(table.layer)) else {
      throw .notWritten(library.lastError ?? "")
    }
    defer { gdal.OGR_F_Destroy(feature) }
    for (column, value) in values.enumerated() {
      let column = Int32(column)
      switch value {
      case .null: gdal.OGR_F_SetFieldNull(feature, column)
      // A zero byte would end the text.
      case .text(let text):
        gdal.OGR_F_SetFieldString(
          feature, column, text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text)
      case .integer(let number): gdal.OGR_F_SetFieldInteger64(feature, column, GIntBig(number))
      case .real(let number): gdal.OGR_F_SetFieldDouble(feature, column, number)
      }
    }
    if !places.isEmpty, table.geometry != .none {
      let geometry = gdal.OGR_G_CreateGeometry(table.geometry == .point ? wkbPoint : wkbLineString)
      for place in places { gdal.OGR_G_AddPoint_2D(geometry, place.longitude, place.latitude) }
      _ = gdal.OGR_F_SetGeometryDirectly(feature, geometry)
    }
    try require(gdal.OGR_L_CreateFeature(table.layer, feature) == OGRERR_NONE)
  }
}
