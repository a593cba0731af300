import BTSCheck
import Foundation
import Geometry
import Testing

struct PlanLayersTests {
  private static let square = #"{"type":"Polygon","coordinates":[[[105,20],[106,20],[106,21],[105,20]]]}"#
  private static let point = #"{"type":"Point","coordinates":[105.5,20.5]}"#
  private static let line = #"{"type":"LineString","coordinates":[[105.5,20.5],[105.6,20.6]]}"#

  /// A layer whose features have the properties given as JSON, one feature a line from line 2.
  private func collection(_ features: [(geometry: String, properties: String)]) -> String {
    let features = features.map {
      #"{"type":"Feature","properties":\#($0.properties),"geometry":\#($0.geometry)}"#
    }
    return #"{"type":"FeatureCollection","features":["# + "\n" + features.joined(separator: ",\n") + "\n]}"
  }

  private func plan(_ layers: String, _ files: [String: String], rules: String = "rules: []") throws
    -> ScratchPlan
  {
    try ScratchPlan(
      files.merging(["plan.yaml": plainPlan("crs: EPSG:4326\nlayers:\n  \(layers)\n\(rules)")]) { $1 })
  }

  private static let zones =
    "zones: {source: z.geojson, id: id, class: c, name: n, width: w, "
    + "precedence: [heritage, urban], otherwise: rural}"

  // MARK: - Zones

  @Test("Zones: classes in order of precedence, the width of lines and points, ids and names")
  func zones() throws {
    let plan = try plan(
      PlanLayersTests.zones,
      [
        "z.geojson": collection([
          (PlanLayersTests.square, #"{"id":"Z1","c":"urban","n":"Phố","w":"ignored"}"#),
          (PlanLayersTests.point, #"{"id":7,"c":"heritage","w":12}"#),
          (PlanLayersTests.line, #"{"c":"urban","w":"0.5 km"}"#),
        ])
      ],
      rules: "rules: [{id: r, check: height, max: 1 m, when: {zone: [rural, h*]}}]"
    ).plan()
    let zones = try #require(plan.zones)
    #expect(zones.classes == ["heritage", "urban", "rural"])
    #expect(zones.otherwise == 2)
    #expect(zones.ids == ["Z1", "7", "3"])
    #expect(zones.names == ["Phố", nil, nil])
    #expect(zones.classOf == [1, 0, 1])
    #expect(zones.widths[0].isNaN && zones.widths[1] == 12 && zones.widths[2] == 500)
    #expect(plan.rules[0].cases[0].zones == [true, false, true])
    #expect(plan.files.map(\.name) == ["plan.yaml", "z.geojson"])
  }

  @Test("Zones: several features of one id are one zone, which has one class")
  func zonesInParts() throws {
    func plan(_ second: String) throws -> ScratchPlan {
      try self.plan(
        PlanLayersTests.zones,
        [
          "z.geojson": collection([
            (PlanLayersTests.line, #"{"id":"QL1","c":"urban","n":"","w":12}"#),
            (PlanLayersTests.point, #"{"id":"QL1","c":"\#(second)","w":20}"#),
          ])
        ])
    }
    #expect(try plan("urban").plan().zones?.ids == ["QL1", "QL1"])
    let errors = try plan("heritage").errors()
    #expect(errors.map(\.code) == ["duplicate-id"] && errors.first?.line == 3)
    #expect(
      errors.first?.message.en
        == "layer zones, feature 2: the zone “QL1” is of the class “heritage” here, but of “urban” in feature 1"
    )
  }

  @Test("Zones: what is wrong is said of the layer and the feature")
  func badZones() throws {
    let folder = try plan(
      PlanLayersTests.zones,
      [
        "z.geojson": collection([
          (PlanLayersTests.square, #"{"c":"ubran","w":1}"#), (PlanLayersTests.square, #"{"c":"rural"}"#),
          (PlanLayersTests.square, #"{"id":"x","n":"y"}"#), (PlanLayersTests.line, #"{"c":"urban"}"#),
          (PlanLayersTests.point, #"{"c":"urban","w":"-1"}"#),
          (PlanLayersTests.point, #"{"c":"urban","w":"5 %"}"#),
          (PlanLayersTests.point, #"{"c":"urban","w":3e7}"#),
        ])
      ])
    #expect(
      folder.complaints() == [
        "z.geojson:2 unknown-class", "z.geojson:3 unknown-class", "z.geojson:4 missing-value",
        "z.geojson:5 missing-width", "z.geojson:6 width", "z.geojson:7 width", "z.geojson:8 width",
      ])
    let messages = folder.errors().map(\.message.en)
    #expect(
      messages.first
        == "layer zones, feature 1: precedence does not list the class “ubran”; did you mean “urban”?")
  }

  @Test(
    "Zones: keys that are missing or wrong",
    arguments: [
      ("zones: {source: z.geojson}", ["8:10 missing-key", "8:10 missing-key", "8:10 missing-key"]),
      ("zones: {class: c, precedence: [u], otherwise: r}", ["8:10 missing-key"]),
      ("zones: {source: z.geojson, class: c, precedence: [u, u], otherwise: r}", ["8:56 duplicate-class"]),
      ("zones: {source: z.geojson, class: kind, precedence: [u], otherwise: r}", ["8:37 unknown-attribute"]),
      ("zones: {source: z.geojson, class: c, precedence: [u], otherwise: r, wdith: w}", ["8:71 unknown-key"]),
      ("zones: z.geojson", ["8:10 mapping"]),
      ("zones: {source: ../z.geojson, class: c, precedence: [u], otherwise: r}", ["8:19 path"]),
      (
        "zones: {source: /vsicurl/http://x/z.geojson, class: c, precedence: [u], otherwise: r}", ["8:19 path"]
      ),
      ("zones: {source: 'https://x/z.geojson', class: c, precedence: [u], otherwise: r}", ["8:19 path"]),
      ("zones: {source: y.geojson, class: c, precedence: [u], otherwise: r}", ["8:19 missing-file"]),
    ])
  func zoneKeys(_ layer: String, _ expected: [String]) throws {
    let folder = try plan(layer, ["z.geojson": collection([(PlanLayersTests.square, #"{"c":"u"}"#)])])
    #expect(folder.complaints() == expected.map { "plan.yaml:" + $0 })
  }

  // MARK: - Communes

  @Test("Communes: codes, names, former names as list or text")
  func communes() throws {
    let plan = try plan(
      "communes: {source: c.geojson, id: code, name: name, aliases: former}",
      [
        "c.geojson": collection([
          (
            PlanLayersTests.square,
            #"{"code":"13285","name":"Phường Phủ Lý","former":"Châu Cầu; Thanh Châu;"}"#
          ),
          (PlanLayersTests.square, #"{"code":13291,"name":"Phù Vân","former":["Lê Hồng Phong","Xã X"]}"#),
          (PlanLayersTests.square, #"{"code":"007","name":"Liêm Hà","former":null}"#),
        ])
      ],
      rules: "rules: [{id: r, check: commune, when: {commune: [007, 13285]}}]"
    ).plan()
    let communes = try #require(plan.communes)
    #expect(communes.codes == ["13285", "13291", "007"])
    #expect(communes.names == ["Phường Phủ Lý", "Phù Vân", "Liêm Hà"])
    #expect(communes.formerNames == [["Châu Cầu", "Thanh Châu"], ["Lê Hồng Phong", "Xã X"], []])
    #expect(plan.rules[0].cases[0].communes == [true, false, true])
  }

  @Test("Communes: codes are needed, and unique; a name in place of a code is understood in the complaint")
  func badCommunes() throws {
    let folder = try plan(
      "communes: {source: c.geojson, id: code, name: name}",
      [
        "c.geojson": collection([
          (PlanLayersTests.square, #"{"code":"1","name":"Phủ Lý"}"#),
          (PlanLayersTests.square, #"{"code":"1","name":"b"}"#),
          (PlanLayersTests.square, #"{"code":" ","name":"c"}"#),
          (PlanLayersTests.point, #"{"code":"4","name":null}"#),
        ])
      ],
      rules: "rules: [{id: r, check: height, max: 1 m, when: {commune: Phường Phủ Lý}}]")
    #expect(
      folder.complaints() == [
        "plan.yaml:9:58 unknown-value", "c.geojson:3 duplicate-id", "c.geojson:4 missing-value",
        "c.geojson:5 not-a-polygon", "c.geojson:5 missing-value",
      ])
    #expect(folder.errors()[0].message.en.hasSuffix("did you mean “1”?"))
  }

  // MARK: - Territory and further layers

  @Test("A territory must have an area; further layers may be empty")
  func territory() throws {
    #expect(
      try plan("territory: {source: t.geojson}", ["t.geojson": collection([])]).complaints() == [
        "plan.yaml:8:23 empty-layer"
      ])
    #expect(
      try plan("territory: {source: t.geojson}", ["t.geojson": collection([(PlanLayersTests.line, "{}")])])
        .complaints() == ["t.geojson:2 not-a-polygon"])
    let plan = try plan(
      "hospitals: {source: h.geojson, id: osm_id, name: name}", ["h.geojson": collection([])]
    ).plan()
    #expect(plan.layers["hospitals"]?.layer.count == 0)
  }

  @Test("Further layers keep the attributes that rules match")
  func features() throws {
    let files = ["h.geojson": collection([(PlanLayersTests.point, #"{"osm_id":"a","grade":"2","x":1}"#)])]
    let plan = try plan(
      "roads: {source: h.geojson, id: osm_id}", files,
      rules:
        "rules: [{id: r, check: clearance, layer: roads, cases: [{when: {feature: {grade: [1, '2*']}}, min: 1 m}]}]"
    ).plan()
    let roads = try #require(plan.layers["roads"])
    #expect(roads.ids == ["a"])
    #expect(roads.layer.attributes["grade"] == ["2"])
    #expect(roads.layer.attributes["x"] == nil)
    #expect(plan.rules[0].cases[0].feature == ["grade": Pattern(["1", "2*"])])

    let wrong = try self.plan(
      "roads: {source: h.geojson}", files,
      rules: "rules: [{id: r, check: clearance, layer: raods, min: 1 m}, "
        + "{id: s, check: clearance, layer: roads, min: 1 m, when: {feature: {garde: 1}}}]")
    #expect(wrong.complaints() == ["plan.yaml:9:42 unknown-layer", "plan.yaml:9:134 unknown-attribute"])
    #expect(
      wrong.errors().map { String($0.message.en.suffix(24)) } == [
        "s; did you mean “roads”?", "e; did you mean “grade”?",
      ])
  }

  @Test("A layer that cannot be read gives no false complaints about rules that use it")
  func unreadable() throws {
    let folder = try plan(
      "communes: {source: c.geojson, id: code, name: name}\n  roads: {source: r.geojson}",
      ["c.geojson": "{", "r.geojson": "[]"],
      rules: "rules: [{id: r, check: commune, when: {commune: 13285}}, "
        + "{id: s, check: clearance, layer: roads, min: 1 m, when: {feature: {grade: 1}}}]")
    #expect(Set(folder.errors().map(\.file)) == ["c.geojson", "r.geojson"])
  }

  @Test(
    "A layer whose source is bad gives no false complaints about rules that use it",
    arguments: [("x.", "missing-file"), ("../", "path"), ("https://x/", "path")])
  func badSource(_ folder: String, _ code: String) throws {
    let folder = try plan(
      """
      territory: {source: "\(folder)t.geojson"}
        communes: {source: "\(folder)c.geojson", id: code, name: name}
        zones: {source: "\(folder)z.geojson", class: c, precedence: [urban], otherwise: rural}
        masts: {source: "\(folder)m.csv"}
        positions: {source: "\(folder)p.csv"}
        roads: {source: "\(folder)r.geojson"}
      """, [:],
      rules: """
        rules:
          - {id: a, check: territory}
          - {id: b, check: commune, when: {commune: 13285, zone: urban}}
          - {id: c, check: planned-position, within: 1 m}
          - {id: d, check: clearance, layer: roads, min: 1 m, when: {feature: {grade: 1}}}
        """)
    #expect(folder.errors().map(\.code) == Array(repeating: code, count: 6))
    #expect(folder.errors().map(\.line) == Array(8...13))
  }

  // MARK: - Tables

  @Test("Masts, positions and waivers are read, over stacked plans in order")
  func tables() throws {
    let masts = "id,operator,longitude,latitude,structure,height_m,status\n"
    let folder = try plan(
      "masts: {source: m.csv}\n  positions: {source: p.csv}\nwaivers: w.csv\ninclude: op/plan.yaml",
      [
        "m.csv": masts + "M1,viettel,105.5,20.5,A2b,30,existing\n",
        "p.csv": "id,operator,longitude,latitude\nP1,viettel,105.5,20.5\n",
        "w.csv": "rule,proposal,document,authority\nr,B1,12/CV,UBND\n",
        "op/plan.yaml": "format: 1\nid: op\nlayers: {masts: {source: m.csv}}\n",
        "op/m.csv": masts + "M2,vina,105.6,20.5,A2b,30,approved\nM3,vina,105.7,20.5,A2b,30,existing\n",
      ])
    let plan = try folder.plan()
    #expect((0..<plan.masts.count).map { plan.masts.ids[$0] } == ["M1", "M2", "M3"])
    #expect(plan.masts.operators == [0, 1, 1])
    #expect(plan.masts.positions.map(\.longitude) == [105.5, 105.6, 105.7])
    #expect(plan.positions.ids == ["P1"])
    #expect(plan.waivers.map(\.proposal) == ["B1"])
    #expect(plan.files.map(\.name) == ["m.csv", "op/m.csv", "op/plan.yaml", "p.csv", "plan.yaml", "w.csv"])

    try folder.write("op/m.csv", Data((masts + "M1,vina,105.6,20.5,A2b,30,approved\n").utf8))
    #expect(folder.complaints() == ["plan.yaml:8:3 duplicate-id"])
    try folder.write("m.csv", Data((masts + "M1,nobody,105.6,20.5,A2b,30,approved\n").utf8))
    #expect(folder.errors().contains { $0.file == "m.csv" && $0.line == 2 })
    try folder.write("w.csv", Data())
    #expect(folder.errors().contains { $0.file == "w.csv" })
  }

  @Test("A table of a projected system is read by the territory's operation, whatever it is written in")
  func projectedMasts() throws {
    let folder = try plan(
      "territory: {source: t.geojson}\n  masts: {source: m.csv}",
      ["t.geojson": collection([(PlanLayersTests.square, "{}")]), "m.csv": ""])
    let text = "id,operator,easting,northing,crs\nM1,viettel,600000,2268000,EPSG:5897\n"
    for encoding in [String.Encoding.utf8, .utf16] {
      try folder.write("m.csv", try #require(text.data(using: encoding)))
      let plan = try folder.plan()
      let place = try #require(plan.masts.positions.first)
      #expect(abs(place.longitude - 105.96) < 0.1 && abs(place.latitude - 20.5) < 0.1)
      #expect(plan.operations.names.count == 2 && plan.masts.operations[0] == 1)
    }
  }
}
