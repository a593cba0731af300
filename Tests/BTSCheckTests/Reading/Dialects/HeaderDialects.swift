import Foundation

/// Headers in other words, other letters and another order.
enum HeaderDialects {
  static let vietnamese = [
    "id": "Mã trạm", "operator": "Doanh nghiệp", "longitude": "Kinh độ", "latitude": "Vĩ độ",
    "structure": "Loại cột", "height_m": "Chiều cao (m)", "building_height_m": "Chiều cao công trình (m)",
    "coverage_radius_m": "Bán kính phủ sóng (m)", "technology": "Công nghệ", "commune": "Xã/phường",
    "date": "Thời gian phát sóng", "share_host": "Cột dùng chung",
  ]

  static let all: [Dialect] =
    words + order
    + letters.map { name, change in
      Dialect("headers: \(name)") { $0.rename(vietnamese.mapValues(change)) }
    }

  /// Each set of headers that section 3 of the contract knows.
  private static let words: [Dialect] = [
    ("full words", vietnamese),
    (
      "the second words",
      [
        "id": "Mã cột", "operator": "Tên DN", "longitude": "Long", "latitude": "Lat",
        "structure": "Loại trạm",
        "height_m": "Chiều cao cột", "building_height_m": "Chiều cao nhà",
        "coverage_radius_m": "Bán kính phục vụ", "technology": "Loại công nghệ", "commune": "Xã",
        "date": "Ngày",
        "share_host": "Dùng chung với",
      ]
    ),
    (
      "the third words",
      [
        "id": "Mã", "operator": "Đơn vị", "longitude": "Lon", "structure": "Loại cột ăng ten",
        "height_m": "Độ cao cột", "building_height_m": "Độ cao tầng", "coverage_radius_m": "Vùng phủ",
        "commune": "Phường", "date": "Thời gian xây dựng",
      ]
    ),
    (
      "the fourth words",
      [
        "id": "Site ID", "operator": "Nhà mạng", "longitude": "Lng", "structure": "Structure type",
        "height_m": "Độ cao trạm", "coverage_radius_m": "Bán kính", "commune": "Mã xã",
      ]
    ),
    ("the fifth words", ["id": "Code", "operator": "Chủ đầu tư", "height_m": "Height"]),
  ].map { name, headers in Dialect("headers: \(name)") { $0.rename(headers) } }

  /// Ways to write one header that do not matter.
  static let letters: [(name: String, change: @Sendable (String) -> String)] = [
    ("without accents", { $0.folding(options: .diacriticInsensitive, locale: nil).withoutStroke }),
    ("capitals", { $0.uppercased() }), ("small letters", { $0.lowercased() }),
    (
      "capitals without accents",
      {
        $0.folding(options: .diacriticInsensitive, locale: nil).withoutStroke.uppercased()
      }
    ),
    ("decomposed", { $0.decomposedStringWithCanonicalMapping }),
    ("no blanks", { $0.replacingOccurrences(of: " ", with: "") }),
    ("underscores", { $0.replacingOccurrences(of: " ", with: "_") }),
    ("dashes", { $0.replacingOccurrences(of: " ", with: "-") }),
    ("no-break spaces", { $0.replacingOccurrences(of: " ", with: "\u{A0}") }),
    ("blanks around", { "  \($0)   " }), ("no-break spaces around", { "\u{A0}\($0)\u{A0} " }),
    ("line ends within and around", { "\n" + $0.replacingOccurrences(of: " ", with: "\n") + "\r\n" }),
    ("spaces without width", { "\u{200B}\($0)\u{200B}" }),
    ("square brackets", { $0.replacingOccurrences(of: "(m)", with: "[m]") }),
    ("our names in brackets", { "\($0) (xem hướng dẫn)" }),
    ("two brackets", { "\($0) (bắt buộc) [*]" }),
  ]

  private static let order: [Dialect] = [
    Dialect("columns from last to first") { $0.reorder { $0 > $1 } },
    Dialect("columns in the order of their names") { table in
      let names = table.columns.map(\.name)
      table.reorder { names[$0] < names[$1] }
    },
    Dialect("columns that nobody knows") {
      $0.add("STT") { "\($0 + 1)" }
      $0.add("Ghi chú") { $0 % 2 == 0 ? "cột mới, cạnh nhà văn hóa" : "" }
      $0.add("Tầng") { _ in "x" }
    },
    Dialect("a column of numbers first") {
      $0.add("STT") { "\($0 + 1)" }
      $0.reorder { ($0 == 12 ? -1 : $0) < ($1 == 12 ? -1 : $1) }
    },
    Dialect("columns without a header") {
      $0.add("", header: "") { _ in "" }
      $0.add("Ghi chú") { "\($0)" }
    },
    Dialect("only the columns that are needed, and those that rules ask for") { table in
      let kept = table.columns.indices.filter { table.columns[$0].name != "share_host" }
      table.rows = table.rows.map { row in kept.map { row[$0] } }
      table.columns = kept.map { table.columns[$0] }
    },
  ]
}

extension String {
  /// Đ and đ have no accent to be taken off: they are letters.
  fileprivate var withoutStroke: String {
    replacingOccurrences(of: "Đ", with: "D").replacingOccurrences(of: "đ", with: "d")
  }
}
