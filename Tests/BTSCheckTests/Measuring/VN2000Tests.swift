import PROJ
import Testing

@testable import BTSCheck

/// VN-2000 as the table of readings has it, against PROJ's copy of the EPSG register.
@Suite struct VN2000Tests {
  private static let declared = CoordinateSystem.wgs84

  /// What a plan in no system of VN-2000 may be mixed up with: all of them.
  private var all: [VN2000.Planar] { VN2000.others(than: Self.declared) }

  @Test func hasEveryZoneOnce() {
    #expect(VN2000.zones.count == 18 && all.count == 24)
    #expect(Set(all.compactMap(\.system.code)).count == 24)
    for one in all { #expect(one.system.title.hasPrefix("VN-2000 / ") && one.system.kind == .projected) }
    #expect(VN2000.degrees?.title == "VN-2000")
  }

  /// The register calls zones by their central meridians, four of them by numbers.
  @Test func meridiansAreThoseOfTheRegister() {
    let numbered = ["zone 481": "102°00′", "zone 482": "105°00′", "zone 491": "108°00′"]
    for zone in VN2000.zones {
      let name = zone.system.title.split(separator: "TM-3 ").last.map(String.init) ?? ""
      let meridian = numbered[name] ?? name.replacing("-", with: "°") + "′"
      #expect(zone.meridian == meridian, "\(zone.system.title)")
      #expect(zone.words.en.contains(meridian) && zone.words.vi.contains(meridian))
      #expect(!zone.system.isDeprecated)
    }
  }

  @Test func withdrawnCodesAreNamedAsSuch() throws {
    let withdrawn = all.filter { $0.diagnosis == "withdrawn-code" }
    #expect(withdrawn.compactMap(\.system.code) == ["EPSG:6956", "EPSG:6957", "EPSG:6958", "EPSG:6959"])
    for one in withdrawn { #expect(one.system.isDeprecated) }
    let others = VN2000.others(than: try CoordinateSystem("EPSG:6957"))
    #expect(others.first { $0.system.code == "EPSG:5897" }?.diagnosis == "withdrawn-code")
    #expect(others.first { $0.system.code == "EPSG:9209" }?.diagnosis == "other-meridian")
    #expect(!others.contains { $0.system.code == "EPSG:6957" })
  }
}
