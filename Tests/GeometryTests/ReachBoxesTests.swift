import Geometry
import Testing

@Suite struct ReachBoxesTests {
  /// Boxes of places that follow on each other hold those made one by one, and are little larger.
  @Test(arguments: [0, 21, -45, 69.99, 85, 89.95]) func holdTheBoxesMadeOneByOne(latitude: Double) {
    var boxes = ReachBoxes(metres: 250)
    for step in 0..<400 {
      let place = Position(
        longitude: 105 + Double(step) * 0.01, latitude: latitude + Double(step % 37) * 0.001)
      let (box, exact) = (boxes.box(around: place), Box.around(place, within: 250))
      #expect(box.west <= exact.west && box.east >= exact.east)
      #expect(box.south <= exact.south && box.north >= exact.north)
      #expect(box.north - box.south < 1.01 * (exact.north - exact.south))
      #expect(box.east - box.west < (abs(latitude) < 80 ? 1.01 : 3) * (exact.east - exact.west))
    }
  }
}
