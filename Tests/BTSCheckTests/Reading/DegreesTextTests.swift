import Testing

@testable import BTSCheck

@Suite struct DegreesTextTests {
  static let latitude = 20 + 32.0 / 60 + 4.4 / 3600

  @Test(arguments: [
    "20°32'04.4\"N", "20º32′04.4″", "20 32 04.4", "20:32:04.4", "20d32m4.4s", "20-32-04.4 N", "N 20 32 4,4",
    "20°32'4,4'' B", "20° 32' 04.4\" Bắc", "20D32M04.4S",
    "20d32m4.4sN", "20d 32m 4.4 s", "20º32'4.4\"n", "b20d32m4.4s", "20 độ 32 phút 4,4 giây Bắc",
    "20 32 04.4S",
  ])
  func readsEveryNotation(text: String) throws {
    let read = try #require(DegreesText(text, isLongitude: false), "\(text)")
    #expect(abs(read.degrees - Self.latitude) < 1e-12)
    #expect(read.last == .seconds && read.decimals == 1)
  }

  @Test func readsDecimalsWithALetter() throws {
    #expect(DegreesText("N20.5345", isLongitude: false)?.degrees == 20.5345)
    #expect(DegreesText("105,9005Đ", isLongitude: true)?.degrees == 105.9005)
    #expect(DegreesText("W69d18m46.58s", isLongitude: true)?.degrees == -(69 + 18.0 / 60 + 46.58 / 3600))
    #expect(DegreesText("20°32.5' Nam", isLongitude: false)?.degrees == -(20 + 32.5 / 60))
    #expect(DegreesText("20°32.5' S", isLongitude: false)?.last == .minutes)
    #expect(DegreesText("20.5ºB", isLongitude: false)?.degrees == 20.5)
    #expect(DegreesText("20.5S", isLongitude: false)?.degrees == -20.5)
    #expect(DegreesText("105.5dĐ", isLongitude: true)?.degrees == 105.5)
    #expect(DegreesText("105 30 00D", isLongitude: true)?.degrees == 105.5)
  }

  @Test(arguments: [
    "20°32'04.4\"E", "20 61 04", "20 32 61", "20.5 32", "abc", "", "20 32 04 07", "-20 32 04 N", "20.5.3",
    "N", "20 m",
    "1 234,5x", "20d32m4.4sE", "20m", "20 32 04.4Đ", "20.5 x", "20,5345", "20.5345",
  ])
  func refusesWhatIsNone(text: String) {
    #expect(DegreesText(text, isLongitude: false) == nil, "\(text)")
  }

  @Test func lettersBelongToTheirAxis() {
    #expect(DegreesText("105.9N", isLongitude: true) == nil)
    #expect(DegreesText("T69.3", isLongitude: true)?.degrees == -69.3)
    #expect(DegreesText("T69.3", isLongitude: false) == nil)
  }
}
