import GDAL
import GEOS
import PROJ

extension ToolVersions {
  /// The versions that this program is linked with.
  package static var linked: ToolVersions {
    ToolVersions(
      proj: PROJ.Versions.proj, epsg: PROJ.Versions.epsg, geos: GEOS.Versions.geos, gdal: GDAL.Versions.gdal)
  }
}

extension ReportShelf {
  /// The names of all formats, for help texts.
  package static var list: String { formats.map { $0.name }.joined(separator: ", ") }
}
