import Geometry
import PROJ

/// What no single row shows: that a whole file is read otherwise than it is meant.
extension Surveyor {
  /// The most rows of a file that are held against their communes.
  private static let sample = 2000

  /// A note on a file whose rows lie in the communes that they declare by another reading, and some not by its own.
  ///
  /// Shape: UTM read as TM-3 is off by 700 m, degrees of VN-2000 read as WGS 84 by 200 m. One row cannot show that.
  func betterReading(_ raw: RawCoordinates, _ input: Int, _ communes: AreaMeasure?) -> Note? {
    guard let communes, !proposals.communes.isEmpty, raw.systems.count == 1, let system = raw.systems.first
    else {
      return nil
    }
    let declared = raw.rows.lazy.filter { row in
      proposals.communes[row] >= 0
        && !proposals.declaredCommunes[Int(proposals.communes[row])].communes.isEmpty
        && raw.coordinates(row, proposals) != nil
    }
    let rows = Array(declared.prefix(Surveyor.sample))
    let own = rows.count { isDeclared($0, proposals.positions[$0], communes) }
    // A file whose rows nearly all lie where they say is right.
    guard rows.count >= 10, own * 50 < rows.count * 49 else { return nil }
    let readings: [CoordinateReadings.Reading]
    if system.kind == .geographic {
      // The datum moves a place by 200 m: rows that lie elsewhere have another fault.
      let astray = rows.filter { !isDeclared($0, proposals.positions[$0], communes) }
      let near = astray.count { row in
        guard !proposals.positions[row].longitude.isNaN else { return false }
        let declared = proposals.declaredCommunes[Int(proposals.communes[row])].communes
        let nearest = communes.nearest(of: declared, to: proposals.positions[row], uncertainty: 0)
        return nearest.map { $0.metres < 1000 } ?? false
      }
      readings =
        near * 2 > astray.count
        ? CoordinateReadings.shiftedDegrees(of: system, area: plan.area)
        : [CoordinateReadings.degreesAndMinutes(of: system)]
    } else {
      readings = CoordinateReadings.readings(of: system, area: plan.area, hasMetres: true)
        .filter { $0.mistakes == 1 }
    }
    let counts = readings.map { reading in
      (reading, zip(rows, places(rows, raw, reading)).count { isDeclared($0, $1, communes) })
    }
    guard let best = counts.max(by: { $0.1 < $1.1 }),
      speaksFor(best.1, against: own, of: rows.count, isFar: system.kind == .projected),
      counts.count(where: { $0.1 == best.1 }) == 1
    else { return nil }
    let words = best.0.words
    return Note(
      id: "coordinates-of-file", input: input,
      message: LocalizedText(
        vi: "\(best.1) trong \(rows.count) dòng nằm đúng xã, phường đã khai khi đọc là \(words.vi), "
          + "nhưng chỉ \(own) dòng theo hệ tọa độ đã khai báo; hãy kiểm tra hệ tọa độ của tệp",
        en:
          "\(best.1) of \(rows.count) rows lie in the communes that they declare when read \(words.en), but only "
          + "\(own) by the declared CRS; look at the CRS of the file"))
  }

  /// Whether so many rows that lie in their communes by another reading make it the one that is meant.
  ///
  /// A row near an edge may name the commune beyond it, and a shift may mend that; it would move others out of theirs.
  /// - Parameters:
  ///   - own: how many lie in theirs by the declared reading.
  ///   - isFar: whether every other reading moves places by several hundred metres.
  private func speaksFor(_ best: Int, against own: Int, of rows: Int, isFar: Bool) -> Bool {
    // Where a single row is mended, the others must be so many that a mistaken shift moves some of them.
    if best == own + 1 { return isFar && best == rows && rows >= 35 }
    // A datum moves places by 200 m, and few of the others.
    guard best >= own + (isFar ? 2 : 4) else { return false }
    return best * 20 >= rows * 19 || (best * 5 >= rows * 4 && own * 2 < best)
  }

  /// The fewest rows that must stand at a mast they name, for the masts to be a witness.
  private static let leastWitnesses = 3

  /// A note on a file whose rows stand at the masts that they name by another reading, and not by its own.
  ///
  /// Shape: a row names a mast by `share_host`, by `replaces`, or by bearing its id.
  func readingAtMasts(_ raw: RawCoordinates, _ input: Int) -> Note? {
    guard raw.systems.count == 1, let system = raw.systems.first, plan.masts.count > 0 else { return nil }
    let masts = plan.masts.indices(
      of: Set(raw.rows.prefix(Surveyor.sample).map { proposals.ids[$0] }), jobs: jobs)
    var named: [(row: Int, mast: Position)] = []
    for row in raw.rows.prefix(Surveyor.sample) where raw.coordinates(row, proposals) != nil {
      let mast = proposals.namedHosts[Int32(row)] ?? proposals.replaced[Int32(row)]
      if let mast = mast.map(Int.init) ?? masts[proposals.ids[row]]?.first {
        named.append((row, plan.masts.positions[mast]))
      }
    }
    guard named.count >= Surveyor.leastWitnesses else { return nil }
    func count(_ places: [Position]) -> Int {
      zip(named, places).count { one, place in
        !place.longitude.isNaN
          && Geodesic.distance(place, one.mast) <= plan.measurement.hostWithin.value
      }
    }
    let own = count(named.map { proposals.positions[$0.row] })
    guard own * 10 <= named.count else { return nil }
    let readings =
      system.kind == .geographic
      ? CoordinateReadings.shiftedDegrees(of: system, area: plan.area)
      : CoordinateReadings.readings(of: system, area: plan.area, hasMetres: true).filter { $0.mistakes == 1 }
    let counts = readings.map { ($0, count(places(named.map(\.row), raw, $0))) }.filter { $0.1 > 0 }
    guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 * 10 >= named.count * 9,
      counts.count(where: { $0.1 == best.1 }) == 1
    else { return nil }
    let words = best.0.words
    return Note(
      id: "coordinates-of-file", input: input,
      message: LocalizedText(
        vi: "\(best.1) trong \(named.count) dòng có nêu một cột của quy hoạch nằm đúng tại cột đó khi đọc là "
          + "\(words.vi), nhưng chỉ \(own) dòng theo hệ tọa độ đã khai báo; hãy kiểm tra hệ tọa độ của tệp",
        en:
          "\(best.1) of \(named.count) rows that name a mast of the plan stand at it when read \(words.en), but "
          + "only \(own) by the declared CRS; look at the CRS of the file"))
  }
}
