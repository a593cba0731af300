import Foundation
import Geometry
import Testing

@testable import BTSCheck

@Suite struct LayerReaderTests {
  @Test func readsGeoJSONWithItsFile() throws {
    let place = try TemporaryFolder()
    try place.write("layers/communes.geojson", collection(square(0), square(2)))
    let folder = try PlanFolder(place.path)
    let (layer, complaints) = LayerReader.read(
      source: "layers/communes.geojson", in: folder, name: "communes", keep: ["code"], crs: "EPSG:3405")
    #expect(complaints == [])
    #expect(layer?.name == "communes")
    #expect(layer?.source == "layers/communes.geojson")
    #expect(layer?.count == 2)
    #expect(layer?.attributes == ["code": ["0", "2"]])
    #expect(layer?.lines == [2, 3])
    #expect(layer?.files.map(\.name) == ["layers/communes.geojson"])
  }

  @Test func isRelativeToTheFileThatNamesIt() throws {
    let place = try TemporaryFolder()
    try place.write("viettel/zones.JSON", collection(square(0)))
    let (layer, complaints) = LayerReader.read(
      source: "zones.JSON", in: try PlanFolder(place.path), from: "viettel", name: "zones", keep: [], crs: nil
    )
    #expect(complaints == [])
    #expect(layer?.files.map(\.name) == ["viettel/zones.JSON"])
  }

  @Test func namesEveryInvalidPolygon() throws {
    let bowtie = #"{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}"#
    let open = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#
    let place = try TemporaryFolder()
    try place.write(
      "x.geojson", collection(square(0), feature(bowtie), feature("null"), feature(open), feature(bowtie)))
    let (layer, complaints) = read("x.geojson", in: place)
    #expect(layer?.count == 5)
    #expect(complaints.map(\.code) == ["null-geometry", "open-ring", "invalid-polygon", "invalid-polygon"])
    #expect(complaints.map(\.line) == [4, 5, 3, 6])
    #expect(
      complaints[2].message.en
        == "layer zones, feature 2: the polygon is invalid: its boundary crosses itself at longitude, latitude 1.0 1.0"
    )
    #expect(
      complaints[2].message.vi
        == "lớp zones, đối tượng 2: đa giác không hợp lệ: đường biên tự cắt tại kinh độ, vĩ độ 1.0 1.0")
  }

  @Test func complaintsDoNotDependOnTheNumberOfThreads() throws {
    let bowtie = feature(#"{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}"#)
    let place = try TemporaryFolder()
    try place.write("x.geojson", collection((0..<60).map { $0 % 3 == 0 ? bowtie : square($0) }))
    let one = read("x.geojson", in: place, jobs: 1).complaints
    #expect(one.count == 20)
    #expect(read("x.geojson", in: place, jobs: 4).complaints == one)
  }

  @Test func countsWhatIsTooMuchToBeTold() throws {
    let place = try TemporaryFolder()
    try place.write("x.geojson", collection(Array(repeating: feature("null"), count: 250)))
    let complaints = read("x.geojson", in: place).complaints
    #expect(complaints.count == 101)
    #expect(complaints.last?.message.en == "layer zones: and 150 more complaints")
  }

  @Test(arguments: [
    ("../x.geojson", "path"), ("/vsicurl/http://x/y.geojson", "path"), ("https://x/y.geojson", "path"),
    ("nowhere.geojson", "missing-file"), ("folder.geojson", "folder"), ("x.geojson#zones", "layer"),
    ("x.vrt", "format"), ("x.xml", "format"), ("x", "format"), ("broken.geojson", "json"),
    ("empty.geojson", "json"),
    ("vrt.geojson", "json"),
  ])
  func refusesTheFileAsAWhole(source: String, code: String) throws {
    let place = try TemporaryFolder()
    for name in ["x.geojson", "x.vrt", "x.xml", "x"] { try place.write(name, collection(square(0))) }
    try place.write("folder.geojson/x", "")
    try place.write("broken.geojson", collection(square(0), "oops"))
    try place.write("empty.geojson", "")
    try place.write("vrt.geojson", "<OGRVRTDataSource></OGRVRTDataSource>")
    let (layer, complaints) = read(source, in: place)
    #expect(layer == nil)
    #expect(complaints.map(\.code) == [code])
    #expect(complaints.first?.file == source)
    #expect(complaints.first?.message.en.hasPrefix("layer zones") == true)
    #expect(complaints.first?.message.vi.hasPrefix("lớp zones") == true)
  }

  // MARK: Making

  private func read(
    _ source: String, in place: TemporaryFolder, jobs: Int = 2
  ) -> (layer: Layer?, complaints: [Complaint]) {
    guard let folder = try? PlanFolder(place.path) else { return (nil, []) }
    return LayerReader.read(source: source, in: folder, name: "zones", keep: [], crs: nil, jobs: jobs)
  }

  private func feature(_ geometry: String, code: String = "x") -> String {
    #"{"type":"Feature","properties":{"code":"\#(code)"},"geometry":\#(geometry)}"#
  }

  private func square(_ x: Int) -> String {
    feature(
      #"{"type":"Polygon","coordinates":[[[\#(x),0],[\#(x + 1),0],[\#(x + 1),1],[\#(x),1],[\#(x),0]]]}"#,
      code: "\(x)")
  }

  private func collection(_ features: String...) -> String { collection(features) }

  private func collection(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))]}"
  }
}
