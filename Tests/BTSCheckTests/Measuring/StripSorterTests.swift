import Geometry
import Testing

@testable import BTSCheck

@Suite struct StripSorterTests {
  /// Spread evenly, in heaps, on few meridians, with one far away, all on one spot: the order is that of a plain sort.
  @Test(arguments: 0..<60) func sortsAsAPlainSort(seed: Int) {
    var random = Seeded(UInt64(seed))
    let count = [0, 1, 2, 3, 17, 100, 1000][seed % 7]
    let places = (0..<count).map { index -> Position in
      let latitude = 20 + Double(Int.random(in: 0..<5, using: &random)) / 1000
      let spread = Double.random(in: 0..<1, using: &random)
      let longitude =
        switch seed % 5 {
        case 0: 105 + spread
        case 1: 105 + spread * spread * spread * spread
        case 2: 105 + Double(Int.random(in: 0..<4, using: &random)) / 10
        case 3: index == 0 ? -170 : 105 + spread / 1e6
        default: 105.5
        }
      return Position(longitude: longitude, latitude: latitude)
    }
    let numbers = Array(0..<Int32(count)).shuffled(using: &random)
    var (sorted, sites) = (places, numbers)
    var sorter = StripSorter()
    // What is left of one strip does not reach the next.
    for _ in 0..<2 {
      (sorted, sites) = (places, numbers)
      sorted.withUnsafeMutableBufferPointer { sorted in
        sites.withUnsafeMutableBufferPointer { sites in
          guard let places = sorted.baseAddress, let numbers = sites.baseAddress else { return }
          sorter.sort(places, numbers, count: count)
        }
      }
    }
    let expected = zip(places, numbers).sorted {
      ($0.0.longitude, $0.0.latitude, $0.1) < ($1.0.longitude, $1.0.latitude, $1.1)
    }
    #expect(sorted == expected.map(\.0) && sites == expected.map(\.1))
  }
}
