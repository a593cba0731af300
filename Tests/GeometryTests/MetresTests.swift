import Geometry
import Testing

@Suite struct MetresTests {
  @Test(arguments: [(149.9994, 149.999), (149.9995, 150.0), (150.0004, 150.0), (0.0005, 0.001)])
  func roundsToTheMillimetreTiesAwayFromZero(length: Double, expected: Double) {
    #expect(Metres(length).toMillimetre == Metres(expected))
    #expect(length.toMillimetre == expected)
  }
}
