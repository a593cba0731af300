import CGDAL
import SharedLibrary
import Synchronization

/// GDAL's shared library, opened when the first file needs it, with the cage around it.
///
/// Only the drivers of the formats that are read are registered: no virtual format, no network, no plugin, and none
/// that is chosen by a file's content. What the environment could change for the worse is set in the process.
struct Library: Sendable {
  let functions: CGDALFunctions

  /// The library, or why it cannot be had.
  static let shared = Result { () throws(VectorFault) in try Library() }

  /// Whether a file has needed the library already.
  static var isOpen: Bool { opened.load(ordering: .acquiring) }
  private static let opened = Atomic(false)

  /// The numbers of its interfaces follow GDAL's versions: 3.6 first and then 3.14 to 3.2.
  private static let numbers = [32] + (28...40).reversed()

  /// What GDAL would otherwise take from the environment or from a configuration file of the user's.
  private static let settings = [
    ("CPL_DEBUG", "OFF"), ("GDAL_DISABLE_READDIR_ON_OPEN", "FALSE"), ("OGR_SQLITE_LOAD_EXTENSIONS", ""),
    ("OGR_SQLITE_STATIC_VIRTUAL_OGR", "NO"), ("OGR_SQLITE_PRAGMA", ""), ("OGR_ORGANIZE_POLYGONS", "DEFAULT"),
    ("OGR_GEOMETRY_ACCEPT_UNCLOSED_RING", "YES"), ("SHAPE_RESTORE_SHX", "NO"),
    ("SHAPE_REWIND_ON_WRITE", "NO"),
    ("DXF_MERGE_BLOCK_GEOMETRIES", "TRUE"), ("LIBKML_RESOLVE_STYLE", "NO"),
    // Untyped data keep their names, in which each byte beyond ASCII would be a `_`.
    ("LIBKML_LAUNDER_FIELD_NAMES", "NO"),
    // Sheets are read as they stand: which row is the header is found later.
    ("OGR_XLSX_HEADERS", "DISABLE"), ("OGR_XLSX_FIELD_TYPES", "STRING"), ("OGR_ODS_HEADERS", "DISABLE"),
    ("OGR_ODS_FIELD_TYPES", "STRING"),
  ]

  private init() throws(VectorFault) {
    guard let library = SharedLibrary.open("libgdal", numbers: Library.numbers) else { throw .missingLibrary }
    do throws(SharedLibrary.MissingFunction) {
      functions = try SharedLibrary.functions(of: library, CGDALBind)
    } catch {
      throw .unfitLibrary(error.name)
    }
    functions.RegisterOGRDGN()
    functions.RegisterOGRDXF()
    functions.RegisterOGRGeoPackage()
    functions.RegisterOGRLIBKML()
    functions.RegisterOGRODS()
    functions.RegisterOGRShape()
    functions.RegisterOGRTAB()
    functions.RegisterOGRXLSX()
    for (name, value) in Library.settings { functions.CPLSetConfigOption(name, value) }
    Library.opened.store(true, ordering: .releasing)
  }

  /// Runs `body` with GDAL silent; its last error can then be asked for.
  func quietly<T>(_ body: () throws(VectorFault) -> T) throws(VectorFault) -> T {
    functions.CPLPushErrorHandlerEx(functions.CPLQuietErrorHandler, nil)
    defer { functions.CPLPopErrorHandler() }
    functions.CPLErrorReset()
    return try body()
  }

  /// GDAL's last error since `quietly` began; nil where there was none but warnings.
  var lastError: String? {
    guard functions.CPLGetLastErrorType().rawValue >= CE_Failure.rawValue else { return nil }
    return functions.CPLGetLastErrorMsg().map { String(cString: $0) } ?? ""
  }
}

/// Which GDAL is at work.
package enum Versions {
  /// GDAL's version: `3.6.2`; that of the library where a file needed it, else the one that the program is built for.
  ///
  /// This does not load the library.
  package static var gdal: String {
    guard Library.isOpen, case .success(let library) = Library.shared,
      let version = library.functions.GDALVersionInfo("RELEASE_NAME")
    else { return GDAL_RELEASE_NAME }
    return String(cString: version)
  }
}
