import BTSCheck
import Foundation
import Geometry
import Testing

struct PlanReaderTests {
  private func complaints(_ lines: String) throws -> [String] {
    // What is added starts on line 6.
    try ScratchPlan(["plan.yaml": plainPlan(lines)]).complaints()
  }

  @Test("A plan's head")
  func head() throws {
    let plan = try ScratchPlan([
      "plan.yaml": """
      format: 1
      id: vn-hanam
      title: {vi: Quy hoạch, en: Plan}
      authority: Sở KH&CN
      decision: {number: 125/QĐ-UBND, date: 2014-01-22}
      valid: {from: 2014-01-22, to: 2030-12-31}
      crs: EPSG:5897
      proposals: {crs: EPSG:4326, columns: {height_m: [Độ cao cột], commune: Địa bàn}}
      measurement: {uncertainty: 5 m, host_within: 0.1 km}
      structures:
        A1a: {bulky: false, mounting: building, title: {vi: a, en: b}, max_height: 3 m,
              max_share_of_building: 20 %, max_half_width: 0.5 m}
        007: {bulky: yes, mounting: ground, aliases: [no, 13285]}
      operators:
        viettel: {title: Viettel, aliases: Quân đội}
      """
    ]).plan()
    #expect(plan.id == "vn-hanam")
    #expect(plan.title == LocalizedText(vi: "Quy hoạch", en: "Plan"))
    #expect(plan.authority == LocalizedText("Sở KH&CN"))
    #expect(plan.decision?.number == "125/QĐ-UBND")
    #expect(plan.decision?.date == Day(year: 2014, month: 1, day: 22))
    #expect(plan.validity.to == Day(year: 2030, month: 12, day: 31))
    #expect(plan.crs == "EPSG:5897")
    #expect(plan.submissions.crs == "EPSG:4326")
    #expect(plan.submissions.columns == ["height_m": ["Độ cao cột"], "commune": ["Địa bàn"]])
    #expect(plan.measurement.uncertainty == Metres(5))
    #expect(plan.measurement.hostWithin == Metres(100))
    #expect(plan.structures.map(\.id) == ["A1a", "007"])
    #expect(plan.structures[0].maxHeight == Metres(3))
    #expect(plan.structures[0].maxShareOfBuilding == 20)
    #expect(plan.structures[0].maxHalfWidth == Metres(0.5))
    #expect(plan.structures[1].aliases == ["no", "13285"])
    #expect(plan.operators[0].aliases == ["Quân đội"])
    #expect(plan.files.map(\.name) == ["plan.yaml"])
    #expect(plan.rules.isEmpty && plan.territory == nil && plan.zones == nil)
  }

  @Test("Defaults of what may be left out")
  func defaults() throws {
    let plan = try ScratchPlan(["plan.yaml": "format: 1\nid: x\nmeasurement: {uncertainty: auto}\n"]).plan()
    #expect(plan.title == LocalizedText("x"))
    #expect(plan.validity == Period())
    #expect(plan.measurement.uncertainty == nil)
    #expect(plan.measurement.hostWithin == Metres(50))
  }

  @Test("The path of plan.yaml is as good as its folder's")
  func documentPath() throws {
    let folder = try ScratchPlan(["plan.yaml": plainPlan("")])
    #expect(try Plan(folder: folder.path + "/plan.yaml").id == "vn-test")
    #expect(try Plan(folder: folder.path + "/").id == "vn-test")
  }

  @Test("No folder, no plan.yaml, a folder in its place")
  func missing() throws {
    func codes(_ path: String) -> [String] {
      do throws(CheckError) {
        _ = try Plan(folder: path)
        return []
      } catch { return error.complaints.map { "\($0.file == path) \($0.code)" } }
    }
    #expect(codes("/nonexistent/plan") == ["true missing-plan"])
    #expect(codes(try ScratchPlan([:]).path) == ["true missing-plan"])
    let folder = try ScratchPlan(["plan.yaml/x": ""])
    #expect(folder.complaints() == ["plan.yaml folder"])
    #expect(try ScratchPlan(["plan.yaml": ""]).complaints() == ["plan.yaml empty-file"])
    #expect(try ScratchPlan(["plan.yaml": "- a\n"]).complaints() == ["plan.yaml:1:1 mapping"])
    #expect(
      try ScratchPlan(["plan.yaml": "{}"]).complaints() == [
        "plan.yaml:1:1 missing-key", "plan.yaml:1:1 missing-key",
      ])
  }

  @Test(
    "What is wrong with the head, with line and column",
    arguments: [
      ("structure: {}", ["plan.yaml:6:1 unknown-key"]),
      ("valid: {from: 2014-1-2, to: 2014-02-30}", ["plan.yaml:6:15 day", "plan.yaml:6:29 day"]),
      ("valid: {from: 2015-01-01, to: 2014-01-01}", ["plan.yaml:6:31 period"]),
      ("valid: 2014-01-01", ["plan.yaml:6:8 mapping"]),
      ("valid: {until: 2014-01-01}", ["plan.yaml:6:9 unknown-key"]),
      ("crs: WGS-1984", ["plan.yaml:6:6 crs"]),
      ("crs:", ["plan.yaml:6:5 empty-value"]),
      ("authority: [a]", ["plan.yaml:6:12 value"]),
      ("authority: {vi: a, de: b}", ["plan.yaml:6:20 unknown-key"]),
      ("authority: {}", ["plan.yaml:6:12 missing-key"]),
      ("decision: {date: 2014-01-22}", ["plan.yaml:6:11 missing-key"]),
      (
        "measurement: {uncertainty: 5, host_within: 20 %}",
        [
          "plan.yaml:6:28 unit-missing", "plan.yaml:6:44 unit-dimension",
        ]
      ),
      ("proposals: {columns: {hieght_m: [x]}}", ["plan.yaml:6:23 unknown-key"]),
      ("proposals: {columns: {height_m: [kinh độ]}}", ["plan.yaml:6:33 taken-header"]),
      ("proposals: {columns: {longitude: [Chiều cao]}}", ["plan.yaml:6:34 taken-header"]),
      ("proposals: {columns: {commune: [Địa bàn], date: [địa bàn]}}", ["plan.yaml:6:49 taken-header"]),
      ("proposals: {columns: {northing: [X], building_height_m: [chiều cao (nhà)]}}", []),
      ("proposals: {columns: {height_m: {a: b}}}", ["plan.yaml:6:33 value"]),
      ("layers: [a]", ["plan.yaml:6:9 mapping"]),
      ("rules: {a: b}", ["plan.yaml:6:8 list"]),
      ("rules: [a]", ["plan.yaml:6:9 mapping"]),
      ("id: again", ["plan.yaml:6:1 duplicate-key"]),
      ("measurement: !!map {}", ["plan.yaml:6:14 tag"]),
    ])
  func badHead(_ line: String, _ expected: [String]) throws {
    #expect(try complaints(line) == expected)
  }

  @Test(
    "What is wrong with structures and operators",
    arguments: [
      ("A: {mounting: ground}", ["plan.yaml:4:6 missing-key"]),
      ("A: {bulky: maybe, mounting: grond}", ["plan.yaml:4:14 flag", "plan.yaml:4:31 choice"]),
      ("A: {bulky: no, mounting: ground, max_height: 3 %}", ["plan.yaml:4:48 unit-dimension"]),
      ("A: {bulky: no, mounting: ground, max_share_of_building: 20}", ["plan.yaml:4:59 unit-missing"]),
      ("A: {bulky: no, mounting: ground, hight: 3 m}", ["plan.yaml:4:36 unknown-key"]),
      ("A:", ["plan.yaml:4:5 mapping"]),
      (
        "A: {bulky: no, mounting: ground, aliases: [B, b ]}\n  C: {bulky: no, mounting: ground, aliases: [B-]}",
        [
          "plan.yaml:5:46 ambiguous-name"
        ]
      ),
      (
        "A-1: {bulky: no, mounting: ground}\n  a1: {bulky: no, mounting: ground}",
        [
          "plan.yaml:5:7 ambiguous-name"
        ]
      ),
    ])
  func badStructures(_ lines: String, _ expected: [String]) throws {
    let folder = try ScratchPlan(["plan.yaml": "format: 1\nid: x\nstructures:\n  \(lines)\n"])
    #expect(folder.complaints() == expected)
  }

  @Test("Operators share no name, title included")
  func ambiguousOperators() throws {
    let folder = try ScratchPlan([
      "plan.yaml": "format: 1\nid: x\noperators:\n  a: {title: Viễn thông}\n  b: {aliases: [x, vien-THONG]}\n"
    ])
    #expect(folder.complaints() == ["plan.yaml:5:20 ambiguous-name"])
    #expect(folder.errors()[0].message.en.contains("means the operator a already"))
  }

  @Test("A format of the future is refused")
  func format() throws {
    #expect(try ScratchPlan(["plan.yaml": "format: 2\nid: x\n"]).complaints() == ["plan.yaml:1:9 format"])
  }

  @Test("More than 30,000 operators or rules are refused, and cost little")
  func tooMany() throws {
    let operators = (0...30_000).map { "o\($0): {}" }.joined(separator: ", ")
    let rules = String(repeating: "{}, ", count: 30_001)
    let folder = try ScratchPlan([
      "plan.yaml": "format: 1\nid: x\noperators: {\(operators)}\nrules: [\(rules)]\n"
    ])
    #expect(folder.complaints() == ["plan.yaml:3:12 too-many", "plan.yaml:4:8 too-many"])
  }

  @Test("The day must lie in the plan's period, first and last day included")
  func inForce() throws {
    let folder = try ScratchPlan(["plan.yaml": plainPlan("valid: {from: 2014-01-22, to: 2030-12-31}")])
    for (day, codes) in [
      ("2014-01-21", ["plan.yaml:6:8 not-in-force"]), ("2014-01-22", []), ("2030-12-31", []),
      ("2031-01-01", ["plan.yaml:6:8 not-in-force"]),
    ] {
      #expect(folder.complaints(on: Day(iso: day)) == codes)
    }
    let error = try #require(folder.errors(on: Day(iso: "2031-01-01")).first)
    #expect(
      error.message.en
        == "key “valid”: the plan is not in force on 2031-01-01; it holds from 2014-01-22 to 2030-12-31")
    #expect(error.message.vi.contains("từ 22/01/2014 đến hết 31/12/2030"))
  }

  @Test("All errors of a plan come in one pass, by line")
  func onePass() throws {
    let lines = """
      crs: nothing
      ouctome: x
      measurement: {host_within: 50}
      rules:
        - id: a
          check: spacing
          min: 100
          othres: {}
        - id: a
          check: heigth
        - check: height
          max: 3 %
          when: {zone: urban}
        - id: a
          id: b
          check: territory
      """
    #expect(
      try complaints(lines) == [
        "plan.yaml:6:6 crs", "plan.yaml:7:1 unknown-key", "plan.yaml:8:28 unit-missing",
        "plan.yaml:12:10 unit-missing", "plan.yaml:13:5 unknown-key", "plan.yaml:14:9 duplicate-id",
        "plan.yaml:15:12 unknown-check", "plan.yaml:16:5 missing-key", "plan.yaml:17:10 unit-dimension",
        "plan.yaml:18:18 unknown-value", "plan.yaml:19:9 duplicate-id", "plan.yaml:20:5 duplicate-key",
        "plan.yaml:21:12 missing-layer",
      ])
  }

  @Test(
    "Complaints name the rule, the key, the value, what is expected and the nearest name, in both languages")
  func wording() throws {
    let folder = try ScratchPlan([
      "plan.yaml": plainPlan(
        """
        rules:
          - {id: near, check: spacing, cases: [{min: 1 m}, {min: 150, when: {structure: A2B}}], ouctome: warn}
        """)
    ])
    #expect(
      folder.errors().map(\.message) == [
        LocalizedText(
          vi:
            "quy tắc near, trường hợp 2, khóa “min”: “150” thiếu đơn vị; cần độ dài kèm đơn vị m, km, ft hoặc mi, ví dụ 150 m",
          en:
            "rule near, case 2, key “min”: “150” has no unit; expected a length with its unit m, km, ft or mi, such as 150 m"
        ),
        LocalizedText(
          vi:
            "quy tắc near, trường hợp 2, “when”, khóa “structure”: quy hoạch không có loại cột “A2B”; ý là “A2b”?",
          en:
            "rule near, case 2, “when”, key “structure”: the plan has no structure “A2B”; did you mean “A2b”?"
        ),
        LocalizedText(
          vi: "quy tắc near: khóa “ouctome” không có trong định dạng; ý là “outcome”?",
          en: "rule near: the key “ouctome” is not known here; did you mean “outcome”?"),
      ])
  }
}
