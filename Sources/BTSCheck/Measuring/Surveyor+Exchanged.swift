import Geometry
import PROJ

extension Surveyor {
  /// How far a change of datum may move a place, in degrees.
  private static let shift = 0.05

  /// Degrees that lead nowhere or outside the territory, and inside with longitude and latitude exchanged.
  func exchanged(_ territory: AreaMeasure, _ communes: AreaMeasure?) -> [InputFault] {
    proposals.raw.flatMap { raw in
      raw.systems.indices.filter { raw.systems[$0].kind == .geographic }.flatMap { index -> [InputFault] in
        let rows = exchangeable(raw, index, territory)
        let reading = CoordinateReadings.exchangedDegrees(of: raw.systems[index])
        return zip(rows, places(rows, raw, reading)).compactMap { row, place in
          territory.contains(place) ? swapped(row, raw, place, communes) : nil
        }
      }
    }
  }

  /// What is said of files most of whose rows are exchanged.
  func exchangedNotes(_ faults: [InputFault]) -> [Note] {
    proposals.raw.compactMap { raw in
      let count = faults.count { raw.rows.contains(Int($0.row)) }
      guard count >= 3, count * 2 > raw.rows.count else { return nil }
      return Note(
        id: "coordinates-of-file", input: proposals.input(of: raw.rows.lowerBound),
        message: LocalizedText(
          vi:
            "\(count) trong \(raw.rows.count) dòng chỉ nằm trong phạm vi quy hoạch khi đổi chỗ kinh độ và vĩ độ; "
            + "hãy kiểm tra hai cột này của cả tệp",
          en:
            "\(count) of \(raw.rows.count) rows lie in the territory only when longitude and latitude are exchanged; "
            + "look at these columns of the whole file"))
    }
  }

  /// The rows of a system that lie outside the territory, and near it with longitude and latitude exchanged.
  private func exchangeable(_ raw: RawCoordinates, _ index: Int, _ territory: AreaMeasure) -> [Int] {
    guard let box = plan.area?.grown(by: raw.systems[index].isWGS84 ? 0 : Surveyor.shift) else { return [] }
    let ranges = Parallel.ranges(raw.rows.count, jobs: jobs, least: 4096)
    return Parallel.map(ranges.count, jobs: jobs) { part in
      ranges[part].compactMap { place -> Int? in
        let row = place + raw.rows.lowerBound
        guard raw.system(of: row) == index, let point = raw.point(row, proposals),
          box.contains(point.exchanged)
        else { return nil }
        let own = proposals.positions[row]
        return own.longitude.isNaN || !territory.contains(own) ? row : nil
      }
    }.flatMap { $0 }
  }

  private func swapped(
    _ row: Int, _ raw: RawCoordinates, _ place: Position, _ communes: AreaMeasure?
  ) -> InputFault {
    let point = raw.coordinates(row, proposals)?.point ?? place.exchanged
    return InputFault(
      "input-coordinates-swapped", row: Int32(row), column: "longitude, latitude",
      value: "\(point.longitude), \(point.latitude)",
      expected: LocalizedText(
        vi: "kinh độ trước, vĩ độ sau; đổi chỗ hai giá trị thì vị trí nằm trong phạm vi quy hoạch",
        en: "longitude, then latitude; exchanged, the place lies in the territory"),
      suggestion: Finding.Suggestion(
        diagnosis: "swapped", position: place,
        confidence: isDeclared(row, place, communes) ? .high : .medium))
  }
}

extension GeographicBox {
  /// The box with so many degrees more on each side.
  fileprivate func grown(by degrees: Double) -> GeographicBox {
    GeographicBox(
      west: west - degrees, south: south - degrees, east: east + degrees, north: north + degrees)
  }

  /// Whether a place lies in the box, which does not cross the date line.
  fileprivate func contains(_ place: Position) -> Bool {
    place.longitude >= west && place.longitude <= east && place.latitude >= south && place.latitude <= north
  }
}
