import CPROJ

/// Which PROJ is at work.
package enum Versions {
  /// PROJ's version: `9.1.1`.
  package static var proj: String { library.proj_info().version.map { String(cString: $0) } ?? "" }

  /// The version of the EPSG register in PROJ's database: `10.076`; empty when there is no database.
  package static let epsg: String = {
    guard let context = try? Context(),
      let version = library.proj_context_get_database_metadata(context.pointer, "EPSG.VERSION")
    else { return "" }
    return String(String(cString: version).drop { $0 == "v" })
  }()
}
