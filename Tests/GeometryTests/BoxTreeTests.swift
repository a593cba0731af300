import Geometry
import Testing

@Suite struct BoxTreeTests {
  @Test(arguments: [0, 1, 7, 8, 9, 64, 65, 1000])
  func findsWhatBruteForceFinds(count: Int) {
    var random = SeededGenerator(seed: UInt64(count) + 1)
    let boxes = (0..<count).map { index -> Box in
      if index % 10 == 9 { return .empty }
      let (x, y) = (Double.random(in: 0...10, using: &random), Double.random(in: 0...10, using: &random))
      return Box(west: x, south: y, east: x + .random(in: 0...1, using: &random), north: y + 0.3)
    }
    let tree = BoxTree(boxes)
    for _ in 0..<50 {
      let (x, y) = (Double.random(in: -1...11, using: &random), Double.random(in: -1...11, using: &random))
      let query = Box(west: x, south: y, east: x + 1, north: y + 2)
      var found: [Int] = []
      tree.forEach(meeting: query) { found.append($0) }
      #expect(found.sorted() == boxes.indices.filter { !boxes[$0].isEmpty && boxes[$0].meets(query) })
    }
  }
}

/// Random numbers that are the same on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct BoxGridTests {
  /// Evenly spread boxes, and boxes that crowd on one spot.
  @Test(arguments: [(0, 10.0), (1, 10), (50, 10), (500, 10), (500, 0.001)]) func findsWhatBruteForceFinds(
    count: Int, spread: Double
  ) {
    var random = SeededGenerator(seed: UInt64(count) + 5)
    var boxes = (0..<count).map { index -> Box in
      if index % 10 == 9 { return .empty }
      let (x, y) = (
        Double.random(in: 0...spread, using: &random), Double.random(in: 0...spread, using: &random)
      )
      return Box(west: x, south: y, east: x + .random(in: 0...1, using: &random), north: y + 0.3)
    }
    if count > 1 { boxes[0] = Box(west: -100, south: -80, east: 100, north: 80) }
    let grid = BoxGrid(boxes)
    for k in 0..<200 {
      let corner = boxes.isEmpty || boxes[k % boxes.count].isEmpty ? nil : boxes[k % boxes.count]
      let place =
        k % 2 == 0 && corner != nil
        ? Position(longitude: corner?.east ?? 0, latitude: corner?.north ?? 0)
        : Position(
          longitude: .random(in: -1...spread + 1, using: &random),
          latitude: .random(in: -1...spread + 1, using: &random))
      var found: [Int] = []
      grid.forEach(at: place) { found.append($0) }
      #expect(found.sorted() == boxes.indices.filter { !boxes[$0].isEmpty && boxes[$0].contains(place) })
      let query = Box(
        west: place.longitude, south: place.latitude, east: place.longitude + 0.7, north: place.latitude + 2)
      var met: [Int] = []
      grid.forEach(meeting: query) { met.append($0) }
      #expect(met.sorted() == boxes.indices.filter { !boxes[$0].isEmpty && boxes[$0].meets(query) })
    }
  }

  /// A grid that put each of them into each of its cells would take gigabytes.
  @Test(.timeLimit(.minutes(1))) func boxesThatAllCoverTheSameAreFound() {
    let boxes = Array(repeating: Box(west: 0, south: 0, east: 1, north: 1), count: 50_000)
    var count = 0
    BoxGrid(boxes).forEach(at: Position(longitude: 0.5, latitude: 0.5)) { _ in count += 1 }
    #expect(count == boxes.count)
  }

  /// A place that is none lies in no box, and breaks nothing.
  @Test func nowhereIsInNoBox() {
    let grid = BoxGrid([Box(west: 0, south: 0, east: 1, north: 1)])
    grid.forEach(at: Position(longitude: .nan, latitude: .nan)) { _ in Issue.record("found") }
    for east in [Double.nan, 1] {
      grid.forEach(meeting: Box(west: .nan, south: 0, east: east, north: 1)) { _ in Issue.record("found") }
    }
  }
}
