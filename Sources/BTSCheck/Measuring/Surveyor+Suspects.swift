import Geometry
import PROJ

extension Surveyor {
  /// A reading that puts a row into the territory.
  private struct Fit {
    var reading: CoordinateReadings.Reading
    var place: Position
    var isInDeclaredCommune: Bool
    var confidence = Finding.Suggestion.Confidence.medium
  }

  /// Complains of places outside the territory, or of none, that another reading of their coordinates puts inside.
  ///
  /// - Parameters:
  ///   - outside: the rows that lie outside the territory, ascending.
  ///   - known: rows of which was said already that their coordinates are exchanged.
  ///   - communes: to hold a reading against the commune that the row declares.
  func suspects(
    _ territory: AreaMeasure, _ communes: AreaMeasure?, outside: [Int32], except known: Set<Int32>
  ) -> (faults: [InputFault], notes: [Note]) {
    var faults: [InputFault] = []
    var notes: [Note] = []
    for (input, raw) in proposals.raw.enumerated() {
      if let note = betterReading(raw, input, communes) ?? readingAtMasts(raw, input) { notes.append(note) }
      let rows = doubtful(raw, outside).filter { !known.contains(Int32($0)) }
      guard !rows.isEmpty else { continue }
      var fits: [Int: [Fit]] = [:]
      for system in Set(rows.compactMap { raw.coordinates($0, proposals)?.system }) {
        let own = rows.filter { raw.coordinates($0, proposals)?.system == system }
        let hasMetres = own.contains { row in
          raw.coordinates(row, proposals).map { abs($0.point.longitude) > 1000 } ?? false
        }
        for reading in CoordinateReadings.readings(of: system, area: plan.area, hasMetres: hasMetres) {
          for (row, place) in zip(own, places(own, raw, reading)) where territory.contains(place) {
            let fit = Fit(
              reading: reading, place: place, isInDeclaredCommune: isDeclared(row, place, communes))
            // Two readings of one place are one.
            guard !(fits[row] ?? []).contains(where: { Geodesic.distance($0.place, place) < 1 }) else {
              continue
            }
            fits[row, default: []].append(fit)
          }
        }
      }
      let chosen = choose(fits)
      var diagnoses: [String: (count: Int, words: LocalizedText)] = [:]
      for row in rows {
        guard let point = raw.coordinates(row, proposals)?.point else { continue }
        guard let fault = fault(row, point, fits[row] ?? [], chosen[row]) else { continue }
        faults.append(fault)
        if let words = chosen[row]?.reading.words { diagnoses[words.en, default: (0, words)].count += 1 }
      }
      // What is said of most rows is said of the file.
      for (count, words) in diagnoses.values
      where count >= 3 && count * 2 > raw.rows.count && notes.last?.input != input {
        notes.append(
          Note(
            id: "coordinates-of-file", input: input,
            message: LocalizedText(
              vi:
                "\(count) trong \(raw.rows.count) dòng chỉ nằm trong phạm vi quy hoạch khi đọc là: \(words.vi); "
                + "hãy kiểm tra hệ tọa độ của cả tệp",
              en:
                "\(count) of \(raw.rows.count) rows lie in the territory only when read \(words.en); look at the CRS "
                + "of the whole file")))
      }
    }
    return (faults, notes)
  }

  /// The rows of a file that lie outside the territory, or whose coordinates lead nowhere.
  private func doubtful(_ raw: RawCoordinates, _ outside: [Int32]) -> [Int] {
    let lost = raw.rows.filter { row in
      proposals.positions[row].longitude.isNaN && raw.coordinates(row, proposals) != nil
    }
    return (lost + outside.lazy.map { Int($0) }.filter { raw.rows.contains($0) }).sorted()
  }

  /// Where a reading puts some rows; NaN where it does not apply.
  func places(_ rows: [Int], _ raw: RawCoordinates, _ reading: CoordinateReadings.Reading)
    -> [Position]
  {
    let points = rows.map { row -> Position in
      raw.coordinates(row, proposals).map { reading.point($0.point) } ?? CoordinateReadings.nowhere
    }
    guard !reading.system.isWGS84 else {
      return points.map { $0.isOnEarth ? $0 : CoordinateReadings.nowhere }
    }
    return KnownTransformations.positions(
      of: points.map { PlanarPoint(x: $0.longitude, y: $0.latitude) }, in: reading.system, within: plan.area)
      ?? []
  }

  func isDeclared(_ row: Int, _ place: Position, _ communes: AreaMeasure?) -> Bool {
    guard let communes, !proposals.communes.isEmpty, proposals.communes[row] >= 0 else { return false }
    let declared = proposals.declaredCommunes[Int(proposals.communes[row])].communes
    var isInside = false
    communes.forEach(at: place) { if declared.contains($0) { isInside = true } }
    return isInside
  }

  /// The reading of each row that is meant: the only one with the fewest mistakes, or the only one that leads into the
  /// declared commune; where a row alone does not tell, the one that explains more of the file than any other.
  private func choose(_ fits: [Int: [Fit]]) -> [Int: Fit] {
    var chosen: [Int: Fit] = [:]
    var open: [Int: [Fit]] = [:]
    var explained: [String: (declared: Int, inside: Int)] = [:]
    for (row, all) in fits {
      let fewest = all.map(\.reading.mistakes).min()
      let simple = all.filter { $0.reading.mistakes == fewest }
      for fit in simple {
        explained[fit.reading.words.en, default: (0, 0)].inside += 1
        if fit.isInDeclaredCommune { explained[fit.reading.words.en, default: (0, 0)].declared += 1 }
      }
      let declared = simple.filter(\.isInDeclaredCommune)
      if simple.count == 1 || declared.count == 1 {
        chosen[row] = declared.first ?? simple[0]
      } else {
        open[row] = declared.isEmpty ? simple : declared
      }
    }
    for (row, some) in open {
      func rank(_ fit: Fit) -> (Int, Int) { explained[fit.reading.words.en] ?? (0, 0) }
      guard let best = some.max(by: { rank($0) < rank($1) }),
        some.count(where: { rank($0) == rank(best) }) == 1
      else { continue }
      chosen[row] = best
      chosen[row]?.confidence = .low
    }
    for (row, fit) in chosen {
      let isFrequent = (explained[fit.reading.words.en]?.inside ?? 0) >= 3
      if fit.isInDeclaredCommune || isFrequent { chosen[row]?.confidence = .high }
    }
    return chosen
  }

  private func fault(_ row: Int, _ point: Position, _ fits: [Fit], _ chosen: Fit?) -> InputFault? {
    func fault(_ expected: LocalizedText, _ suggestion: Finding.Suggestion? = nil) -> InputFault {
      InputFault(
        "input-coordinates-suspect", row: Int32(row),
        column: abs(point.longitude) > 360 ? "easting, northing" : "longitude, latitude",
        value: "\(point.longitude), \(point.latitude)", expected: expected, suggestion: suggestion)
    }
    if abs(point.longitude) < 0.01, abs(point.latitude) < 0.01 {
      return fault(
        LocalizedText(
          vi: "tọa độ thật của trạm; kinh độ 0, vĩ độ 0 thường là ô trống bị ghi thành số",
          en: "the coordinates of the site; longitude 0, latitude 0 is mostly a blank that became a number"))
    }
    if let one = chosen {
      let (x, y) = (
        Wording.number(one.place.longitude, decimals: 6, .en),
        Wording.number(one.place.latitude, decimals: 6, .en)
      )
      return fault(
        LocalizedText(
          vi: "tọa độ trong phạm vi quy hoạch; đọc là \(one.reading.words.vi) thì vị trí là \(x) \(y), "
            + (one.isInDeclaredCommune ? "đúng xã, phường đã khai" : "trong phạm vi quy hoạch"),
          en: "coordinates inside the territory; read \(one.reading.words.en) the place is \(x) \(y), "
            + (one.isInDeclaredCommune ? "in the declared commune" : "inside the territory")),
        Finding.Suggestion(
          diagnosis: one.reading.diagnosis, position: one.place, confidence: one.confidence))
    }
    guard !fits.isEmpty else { return nil }
    return fault(
      LocalizedText { language in
        let words = Words.list(fits.prefix(5).map { $0.reading.words[language] }, language)
        return language == .vi
          ? "tọa độ trong phạm vi quy hoạch; có nhiều cách đọc phù hợp: \(words)"
          : "coordinates inside the territory; several readings fit: \(words)"
      })
  }
}
