import Foundation

@testable import BTSCheck

/// Coordinates in metres of VN-2000, with the system declared by the file or from outside.
enum MetresDialects {
  static let all = headers + systems + [both, rowByRow]

  /// The places were computed by PROJ's program to the millimetre, with an operation that is sure to a metre.
  static let tolerance = 2e-8

  private static let headers: [Dialect] =
    [
      ("our names", "easting", "northing"), ("E and N", "E", "N"), ("E and N with units", "E (m)", "N (m)"),
      ("axes of VN-2000", "Tọa độ Y (VN-2000)", "Tọa độ X (VN-2000)"),
      ("axes of VN-2000, capitals", "TỌA ĐỘ Y (VN2000)", "TỌA ĐỘ X (VN2000)"),
      ("axes of VN-2000 with units", "Tọa độ Y (VN-2000) (m)", "Tọa độ X (VN-2000) [m]"),
      ("axes of VN-2000 without accents", "toa do y (vn 2000)", "toa do x (vn 2000)"),
      ("axes of VN-2000 over two lines", "Tọa độ Y\n(VN-2000)", "Tọa độ X\n(VN-2000)"),
    ].map { name, easting, northing in
      make("metres: \(name)", crs: "EPSG:5897") { $0.rename(["easting": easting, "northing": northing]) }
    }
    + [
      ("X is the northing", "Y", "X", "xy-northing"), ("X is the easting", "X", "Y", "xy-easting"),
      ("tọa độ X is the northing", "Tọa độ Y (m)", "Tọa độ X (m)", "xy-northing"),
    ].map { name, easting, northing, note in
      make("metres: \(name)", crs: "EPSG:5897", notes: [note]) {
        $0.rename(["easting": easting, "northing": northing])
      }
    } + [
      make("metres: decimal commas", crs: "EPSG:5897", notes: ["read-separator", "read-decimal-comma"]) {
        $0.useDecimalCommas()
      },
      make("metres: axes of VN-2000, northing first", crs: "EPSG:5897") {
        $0.rename(["easting": "Tọa độ Y (VN-2000)", "northing": "Tọa độ X (VN-2000)"])
        $0.reorder { ($0 == 3 ? 2 : $0 == 2 ? 3 : $0) < ($1 == 3 ? 2 : $1 == 2 ? 3 : $1) }
      },
    ]

  private static let systems: [Dialect] =
    ["EPSG:5897", "epsg:5897", "  EPSG:5897 "].map { code in
      make("metres: a column crs of “\(code)”", crs: nil) { $0.add("crs") { _ in code } }
    } + [
      make("metres: a Vietnamese column of systems", crs: nil) {
        $0.rename(HeaderDialects.vietnamese)
        $0.add("crs", header: "Hệ tọa độ") { _ in "EPSG:5897" }
      }
    ]

  /// Both pairs: the one that fits the declared system is read.
  private static let both = Dialect("metres: beside degrees", notes: ["other-pair"]) { table in
    table.add("easting") { "\(600_000 + $0)" }
    table.add("northing") { _ in "1" }
  }

  /// Some rows in metres, the others in degrees.
  private static let rowByRow: Dialect = {
    var dialect = Dialect("metres: in every other row", notes: ["other-pair"]) { table in
      table.add("easting") { $0 % 2 == 0 ? CleanSubmission.sites[$0].easting : "" }
      table.add("northing") { $0 % 2 == 0 ? CleanSubmission.sites[$0].northing : "" }
      table.add("crs") { $0 % 2 == 0 ? "EPSG:5897" : "EPSG:4326" }
    }
    dialect.tolerance = tolerance
    return dialect
  }()

  private static func make(
    _ name: String, crs: String?, notes: Set<String> = [], _ write: (inout DialectTable) -> Void
  ) -> Dialect {
    var dialect = Dialect(name, notes: notes) { table in
      table.putMetres("easting", "northing")
      write(&table)
    }
    dialect.crs = crs
    dialect.tolerance = tolerance
    return dialect
  }
}
