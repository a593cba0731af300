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
