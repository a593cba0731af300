#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The variables of the environment by which a user's settings would reach GDAL and change what is read.
package enum Environment {
  /// What the names of GDAL's variables begin with; PROJ's stay, which say where its database is.
  private static let beginnings = [
    "CENTER_LONG", "CPL_", "DGN_", "DXF_", "GDAL_", "GPKG_", "KML_", "LIBKML_", "MITAB_", "ODS_", "OGR_",
    "OSR_",
    "SHAPE_", "SQLITE_", "VSI", "XLSX_",
  ]

  /// Whether a variable is one of GDAL's.
  package static func isGDALs(_ name: String) -> Bool { beginnings.contains { name.hasPrefix($0) } }

  /// Takes GDAL's variables out of the process's environment, before other threads look at it.
  ///
  /// A program calls this at its start. One that embeds the library sees to its own environment: what GDAL reads from it
  /// then holds, but for what `Library` sets.
  package static func forgetGDALs() {
    var names: [String] = []
    var entry = environ
    while let text = entry.pointee {
      names.append(String(String(cString: text).prefix { $0 != "=" }))
      entry += 1
    }
    for name in names where isGDALs(name) { unsetenv(name) }
  }
}
