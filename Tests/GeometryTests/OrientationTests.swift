import Testing

@testable import Geometry

@Suite struct OrientationTests {
  @Test func tellsLeftFromRight() {
    let (a, b) = (Position(longitude: 0, latitude: 0), Position(longitude: 1, latitude: 1))
    #expect(Orientation.sign(a, b, Position(longitude: 0, latitude: 1)) == 1)
    #expect(Orientation.sign(a, b, Position(longitude: 1, latitude: 0)) == -1)
    #expect(Orientation.sign(a, b, Position(longitude: 0.5, latitude: 0.5)) == 0)
  }

  /// Points a few units in the last place beside a line, where plain doubles go wrong.
  @Test func decidesNextToALine() {
    let (a, b) = (Position(longitude: 12, latitude: 12), Position(longitude: 24, latitude: 24))
    var (x, y) = (0.5, 0.5)
    for i in 0..<64 {
      y = 0.5
      for j in 0..<64 {
        #expect(Orientation.sign(a, b, Position(longitude: x, latitude: y)) == (i < j ? 1 : i > j ? -1 : 0))
        y = y.nextUp
      }
      x = x.nextUp
    }
  }

  @Test func isAntisymmetric() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<1000 {
      func place() -> Position {
        Position(
          longitude: .random(in: 105...106, using: &random), latitude: .random(in: 20...21, using: &random))
      }
      let (a, b, p) = (place(), place(), place())
      #expect(Orientation.sign(a, b, p) == -Orientation.sign(b, a, p))
      #expect(Orientation.sign(a, b, p) == Orientation.exactSign(a, b, p))
      #expect(Orientation.sign(a, b, a) == 0)
    }
  }
}
