import Geometry
import PROJ

/// Places in the territory, by zone and commune, where boundary cases may stand.
struct BoundarySpots: Sendable {
  let plan: Plan
  /// Tells in which area a place lies.
  let locator: AreaLocator
  /// The places from which one is chosen.
  let grid: [Position]

  init(_ site: PlanTestSite) {
    plan = site.plan
    locator = AreaLocator(plan)
    if let zones = plan.zones, let locator = locator.zones {
      grid = zones.classes.indices.flatMap { PlanNoPlaceTest.places(of: $0, zones, locator, site) }
    } else {
      grid = BoundarySpots.grid(over: plan)
    }
  }

  /// A grid over the territory, else over the communes, else around the first mast.
  private static func grid(over plan: Plan) -> [Position] {
    var box = Box.empty
    for shapes in [plan.territory?.shapes, plan.communes?.layer.shapes].compactMap({ $0 }) where box.isEmpty {
      box = shapes.box
    }
    if box.isEmpty {
      box = .around(plan.masts.positions.first ?? Position(longitude: 105.9, latitude: 20.5), within: 10_000)
    }
    return (0..<1024).map { step in
      Position(
        longitude: box.west + (Double(step % 32) + 0.5) / 32 * (box.east - box.west),
        latitude: box.south + (Double(step / 32) + 0.5) / 32 * (box.north - box.south))
    }
  }

  /// Whether a place is where a kind of proposal stands.
  func suits(_ place: Position, _ traits: ProposalKinds.Traits) -> Bool {
    guard locator.territory?.contains(place) ?? true else { return false }
    if let zone = traits.zone, let zones = locator.zones, Int(zones.classAt(place)) != zone { return false }
    if let commune = traits.commune, Int(self.commune(at: place)) != commune { return false }
    return true
  }

  /// The commune at a place; -1 where there is none.
  func commune(at place: Position) -> Int32 { locator.area(.commune, at: place) }

  /// A place for a kind of proposal.
  func place(for traits: ProposalKinds.Traits) -> Position? { grid.first { suits($0, traits) } }

  /// A place outside of the territory, not far from it.
  var outside: Position? {
    guard let box = plan.territory?.shapes.box else { return nil }
    return Position(longitude: box.east + 0.01, latitude: min(89, box.north + 0.01))
  }

  /// How sure a place is that is printed with nine decimals, in metres.
  static func sureness(_ place: Position) -> Double {
    PrintedDigits.uncertainty(0.5e-9, 0.5e-9, isAngular: true, latitude: place.latitude)
  }

  /// Where the places are from which features can be measured simply: their northmost, eastmost, southmost and
  /// westmost vertices, and the way that leads straight away from them.
  func starts(of feature: Int, in shapes: Shapes) -> [(vertex: Position, azimuth: Double)] {
    let vertices = shapes.paths(of: feature).flatMap { shapes.vertices[shapes.vertices(of: $0)] }
    let ways: [(Double, (Position, Position) -> Bool)] = [
      (0, { $0.latitude < $1.latitude }), (90, { $0.longitude < $1.longitude }),
      (180, { $0.latitude > $1.latitude }), (270, { $0.longitude > $1.longitude }),
    ]
    return ways.compactMap { azimuth, order in vertices.max(by: order).map { ($0, azimuth) } }
  }
}

/// Places of which those near another are asked for: masts, planned positions.
struct NearbyPlaces: Sendable {
  private let places: [Position]
  private let tree: BoxTree

  init(_ places: [Position]) {
    self.places = places
    tree = BoxTree(
      places.map { Box(west: $0.longitude, south: $0.latitude, east: $0.longitude, north: $0.latitude) })
  }

  /// The places within some metres of another, and a few that are a little farther away.
  func around(_ place: Position, within metres: Double) -> [Position] {
    var near: [Position] = []
    tree.forEach(meeting: .around(place, within: metres)) { near.append(places[$0]) }
    return near
  }
}
