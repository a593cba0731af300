import Geometry
import Testing

@testable import BTSCheck

@Suite struct GeoJSONReaderTests {
  // MARK: Geometries

  @Test func readsEveryTypeOfGeometry() {
    let result = read(
      collection(
        feature(#"{"type":"Point","coordinates":[105.9,20.5]}"#),
        feature(#"{"type":"MultiPoint","coordinates":[[105.9,20.5],[106,21]]}"#),
        feature(#"{"type":"LineString","coordinates":[[105.9,20.5],[106,21],[106,22]]}"#),
        feature(#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}"#),
        feature(
          #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]}"#),
        feature(
          #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}"#),
        feature(
          #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},"#
            + #"{"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#)))
    #expect(result.complaints == [])
    let shapes = result.layer.shapes
    #expect(
      (0..<shapes.count).map { shapes.paths(of: $0).map { shapes.kinds[$0] } } == [
        [.point], [.point, .point], [.line], [.line, .line], [.shell, .hole], [.shell, .shell],
        [.point, .line],
      ])
    #expect(shapes.paths(of: 4).map { shapes.vertices(of: $0).count } == [4, 4])
    #expect(shapes.vertices[0] == Position(longitude: 105.9, latitude: 20.5))
    #expect(shapes.vertices.last == Position(longitude: 3, latitude: 4))
  }

  @Test(arguments: [
    #"{"type":"Feature","properties":{"name":"x"},"geometry":{"type":"Point","coordinates":[1,2]}}"#,
    #"{"type":"Point","coordinates":[1,2]}"#,
    #"{"coordinates":[1,2],"type":"Point"}"#,
    #"{"features":[{"geometry":{"coordinates":[1,2],"type":"Point"},"type":"Feature"}],"type":"FeatureCollection"}"#,
    "\u{FEFF}{\"type\":\"Point\",\"coordinates\":[1,2]}\r\n",
    #"{"type":"Point","coordinates":[1,2,35.5]}"#,
    #"{"type":"Point","coordinates":[1,2,35.5,0]}"#,
    #"{"type":"Point","coordinates":[1.0e0,2E0],"bbox":[1,2,1,2]}"#,
    #"{"\u0074ype":"Point","coordinates":[1,2]}"#,
    #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3405"}},"name":"x","#
      + #""features":[{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}}]}"#,
  ])
  func readsAnyOrderAndAnyFrame(text: String) {
    let result = read(text)
    #expect(result.complaints == [])
    #expect(result.layer.shapes.vertices == [Position(longitude: 1, latitude: 2)])
  }

  @Test func anEmptyCollectionIsAnEmptyLayer() {
    let result = read(#"{"type":"FeatureCollection","features":[]}"#)
    #expect(result.complaints == [])
    #expect(result.layer.count == 0)
  }

  // MARK: Attributes

  @Test func keepsTheAttributesThatAreWanted() {
    let properties =
      #"{"code":"007","n":13285,"big":9000001,"f":1.50,"yes":true,"no":null,"deep":{"code":"x"},"#
      + #""list":["Xã A","Xã B",7,null,["x"]],"esc":"a\"\\\/\b\f\n\r\tĐ\u0110\ud83d\ude00","other":1}"#
    let result = read(
      collection(
        #"{"type":"Feature","id":17,"properties":\#(properties),"geometry":{"type":"Point","coordinates":[1,2]}}"#,
        #"{"type":"Feature","id":"a","properties":{"id":"b","code":"8"},"geometry":{"type":"Point","coordinates":[1,2]}}"#
      ),
      keep: ["code", "n", "big", "f", "yes", "no", "deep", "list", "esc", "id", "absent"])
    #expect(result.complaints == [])
    let attributes = result.layer.attributes
    #expect(attributes["code"] == ["007", "8"])
    #expect(attributes["n"] == ["13285", nil])
    #expect(attributes["big"] == ["9000001", nil])
    #expect(attributes["f"] == ["1.50", nil])
    #expect(attributes["yes"] == ["true", nil])
    #expect(attributes["no"] == [nil, nil])
    #expect(attributes["deep"] == [nil, nil])
    #expect(attributes["list"] == ["Xã A;Xã B;7", nil])
    #expect(attributes["esc"] == ["a\"\\/\u{8}\u{C}\n\r\tĐĐ😀", nil])
    #expect(attributes["id"] == ["17", "b"])
    #expect(attributes["absent"] == [nil, nil])
    #expect(attributes["other"] == nil)
    #expect(
      result.layer.attributeNames
        == ["big", "code", "deep", "esc", "f", "id", "list", "n", "no", "other", "yes"])
  }

  @Test func halfASurrogatePairIsReplaced() {
    let text =
      #"{"type":"Feature","properties":{"n":"\ud83d!"},"geometry":{"type":"Point","coordinates":[1,2]}}"#
    #expect(read(text, keep: ["n"]).layer.attributes["n"] == ["\u{FFFD}!"])
  }

  @Test func knowsTheLineOfEachFeature() {
    let point = feature(#"{"type":"Point","coordinates":[1,2]}"#)
    let result = read(
      "{\"type\":\"FeatureCollection\",\n\"features\":[\n\(point),\r\n\(point),\n\n\(point)]}")
    #expect(result.layer.lines == [3, 4, 6])
  }

  // MARK: Complaints

  @Test func complainsOfEveryFeatureInOnePass() {
    let result = read(
      collection(
        feature("null"),
        #"{"type":"Feature","properties":{}}"#,
        feature(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#),
        feature(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#),
        feature(#"{"type":"LineString","coordinates":[[0,0]]}"#),
        feature(#"{"type":"Polygon","coordinates":[]}"#),
        feature(#"{"type":"LineString","coordinates":[[593713,2271685],[593714,2271685]]}"#),
        feature(#"{"type":"Point","coordinates":[1e400,2]}"#),
        feature(#"{"type":"Point","coordinates":[1,2]},"geometry":null"#),
        feature(#"{"type":"Point","coordinates":["105.9","20.5"]}"#),
        feature(#"{"type":"Point","coordinates":[1]}"#),
        feature(#"{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}"#),
        feature(#"{"type":"Curve","coordinates":[1,2]}"#),
        feature(#"{"coordinates":[1,2]}"#),
        feature(#"{"type":"Point"}"#),
        feature(#"{"type":"Point","coordinates":[1,2],"coordinates":[3,4]}"#),
        #"{"type":"feature","geometry":{"type":"Point","coordinates":[1,2]}}"#,
        feature("7"),
        feature(#"{"type":"Point","coordinates":[]}"#),
        feature(#"{"type":"Point","coordinates":[1,2]}"#)))
    #expect(
      result.complaints.map(\.code) == [
        "null-geometry", "null-geometry", "open-ring", "short-ring", "short-line", "empty-geometry",
        "coordinate-range", "coordinate-number", "duplicate-key", "geojson", "geojson", "geojson", "geojson",
        "geojson",
        "geojson", "duplicate-key", "geojson", "geojson", "geojson",
      ])
    #expect(result.faulty == Set(0..<19))
    #expect(result.offEarth == [6])
    #expect(result.layer.count == 20)
    // The first feature stands on line 2.
    #expect(result.complaints.map(\.line) == (2...20).map { $0 })
    let ring = result.complaints[2]
    #expect(ring.file == "x.geojson")
    #expect(ring.message.en.hasPrefix("layer communes, feature 3: the ring is open: it starts at 0.0 0.0"))
    #expect(ring.message.vi.hasPrefix("lớp communes, đối tượng 3: vòng không khép kín"))
    #expect(result.complaints[6].message.en.contains("593713.0 2271685.0"))
  }

  @Test(arguments: [
    ("", 1, 1, "an object {…} is expected, but the file ends here"),
    ("  \n x", 2, 2, "an object {…} is expected, not “x”"),
    ("[]", 1, 1, "an object {…} is expected, not “[”"),
    (#"{"type":"Point","coordinates":[1,2]} x"#, 1, 38, "there is more behind the end"),
    (#"{"type":"Point","coordinates":[1,2]"#, 1, 36, "a comma or } is expected, but the file ends here"),
    (#"{"type":"Point","coordinates":[NaN,2]}"#, 1, 32, "a number is expected, not “NaN”"),
    (#"{"type":"Point","coordinates":[01,2]}"#, 1, 32, "a number is expected, not “01”"),
    (#"{"type":"Point","coordinates":[+1,2]}"#, 1, 32, "a number is expected, not “+1”"),
    (#"{"type":"Point","coordinates":[1.,2]}"#, 1, 32, "a number is expected, not “1.”"),
    (#"{"type":"Point","coordinates":[1,2],}"#, 1, 37, "a string in quotes is expected, not “}”"),
    (#"{"type":"Point","coordinates":[1,2,]}"#, 1, 36, "a number is expected, not “]”"),
    (#"{"type":"Point" "coordinates":[1,2]}"#, 1, 17, "a comma or } is expected, not “\"”"),
    (#"{"Tên xã" 1}"#, 1, 11, "a colon is expected, not “1”"),
    ("{\"type\":\"Point\n\"}", 1, 15, "a control character or line end within a string"),
    (#"{"type":"Po\int"}"#, 1, 13, "a wrong escape with"),
    (#"{"type":"Po\u12G4"}"#, 1, 13, "a wrong escape with"),
    (#"{"type":"Point"#, 1, 15, "the file ends within a string"),
    (#"{"type":"Topology"}"#, 1, 1, "“Topology” is no type of GeoJSON"),
    (#"{"name":"x"}"#, 1, 1, "\"type\" is missing"),
    (#"{"type":"FeatureCollection"}"#, 1, 29, "the FeatureCollection has no array \"features\""),
    (#"{"type":"FeatureCollection","features":[],"features":[]}"#, 1, 54, "“features” is repeated"),
    (#"{"type":"FeatureCollection","features":{}}"#, 1, 40, "an array […] is expected, not “{”"),
    (#"{"type":"FeatureCollection","features":[1]}"#, 1, 41, "an object {…} is expected, not “1”"),
  ])
  func namesLineAndColumnOfWhatIsNoGeoJSON(text: String, line: Int, column: Int, message: String) {
    let complaints = read(text).complaints
    #expect(complaints.count == 1)
    #expect(complaints.first?.line == line)
    #expect(complaints.first?.column == String(column))
    #expect(complaints.first?.message.en.contains(message) == true, "\(complaints.first?.message.en ?? "")")
  }

  @Test func whatIsWrongWithOneFeatureLeavesTheNextAlone() {
    let result = read(
      collection(
        feature(#"{"type":"LineString","coordinates":[[105.1,20.1],["a",2]]}"#),
        feature(#"{"type":"Point","coordinates":[105.9,20.5]}"#)))
    #expect(result.faulty == [0])
    let shapes = result.layer.shapes
    #expect(
      shapes.paths(of: 1).map { Array(shapes.vertices[shapes.vertices(of: $0)]) } == [
        [Position(longitude: 105.9, latitude: 20.5)]
      ])
  }

  @Test func keepsWhatWasWrongBeforeTheSyntaxBroke() {
    let result = read(#"{"type":"FeatureCollection","features":[\#(feature("null")),oops]}"#)
    #expect(result.complaints.map(\.code) == ["null-geometry", "json"])
  }

  @Test func depthIsLimited() {
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(read(#"{"x":\#(deep)}"#).complaints.map(\.code) == ["json"])
    let collections =
      String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: 100_000)
    #expect(read(collections).complaints.map(\.code).last == "json")
  }

  @Test func bytesThatAreNoUTF8AreNamed() {
    let bytes = Array(#"{"type":"Feature","properties":{"n":""#.utf8) + [0xFF] + Array(#""}}"#.utf8)
    let complaints = GeoJSONReader.read(MappedFile(bytes: bytes, name: "x.geojson"), name: "x", keep: [])
      .complaints
    #expect(complaints.map(\.message.en) == ["layer x, feature 1: this string is not UTF-8"])
  }

  @Test func aThousandAttributesAreTheLimit() {
    func layer(_ count: Int) -> String {
      let properties = (0..<count).map { "\"p\($0)\":\($0)" }.joined(separator: ",")
      return
        #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Point","coordinates":[1,2]}}"#
    }
    #expect(read(layer(1000)).complaints == [])
    #expect(read(layer(1001)).complaints.map(\.code) == ["limit"])
  }

  @Test func everyPrefixOfAFileIsComplainedOfAndNoneBreaksTheReader() {
    let text = collection(
      feature(#"{"type":"Polygon","coordinates":[[[0,0],[1.5e0,0],[1,1],[0,0]]]}"#),
      #"{"type":"Feature","properties":{"a":["x\u00e9",true,{}]},"geometry":{"type":"Point","coordinates":[1,2]}}"#
    )
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count - 1 {
      let file = MappedFile(bytes: bytes.prefix(count), name: "x.geojson")
      #expect(!GeoJSONReader.read(file, name: "x", keep: ["a"]).complaints.isEmpty, "\(count)")
    }
  }

  // MARK: Making

  private func read(_ text: String, keep: Set<String> = []) -> GeoJSONReader.Result {
    GeoJSONReader.read(MappedFile(bytes: text.utf8, name: "x.geojson"), name: "communes", keep: keep)
  }

  private func feature(_ geometry: String) -> String {
    #"{"type":"Feature","properties":{"code":"1"},"geometry":\#(geometry)}"#
  }

  private func collection(_ features: String...) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))]}"
  }
}
