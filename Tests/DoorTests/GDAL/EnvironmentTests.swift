import GDAL
import Testing

@Suite struct EnvironmentTests {
  @Test(arguments: [
    "SHAPE_ENCODING", "LIBKML_TIMESTAMP_FIELD", "MITAB_SET_TOWGS84_ON_KNOWN_DATUM", "OGR_SQLITE_JOURNAL",
    "GDAL_DATA", "CPL_DEBUG", "VSI_CACHE",
  ])
  func theseAreGDALs(name: String) { #expect(Environment.isGDALs(name)) }

  @Test(arguments: ["PATH", "HOME", "LC_ALL", "PROJ_DATA", "PROJ_LIB", "BTSCHECK_PLAN", "NO_COLOR", "TZ"])
  func theseAreNot(name: String) { #expect(!Environment.isGDALs(name)) }
}
