import Testing

@testable import BTSCheck

/// What `explain` says of a plan's rules.
@Suite struct RuleSentenceTests {
  private func sentences(_ rule: String, _ language: Language) throws -> [String] {
    let plan = try ExamplePlan.scratch(rules: "- {id: r, \(rule)}").plan()
    return try #require(plan.rules.first).sentences(of: plan, language)
  }

  @Test func aPeriodOfItsOwnIsSaid() throws {
    let rule = "check: prohibited, when: {zone: heritage}, valid: {from: 2028-01-01, to: 2029-12-31}"
    #expect(try sentences(rule, .en).last == "The rule is in force from 2028-01-01 to 2029-12-31.")
    #expect(try sentences(rule, .vi).last == "Quy định này có hiệu lực từ 01/01/2028 đến hết 31/12/2029.")
    let plan = try ExamplePlan.scratch(rules: "- {id: r, \(rule)}\n- {id: t, check: territory, title: T}")
      .plan()
    #expect(
      plan.rulesTable(.en) == """
        rule  check       outcome  article  in force                       title
        r     prohibited  reject            from 2028-01-01 to 2029-12-31  
        t     territory   reject                                           T

        """)
    let always = try ExamplePlan.scratch(rules: "- {id: t, check: territory, valid: {}}").plan()
    #expect(!always.rulesTable(.en).contains("in force"))
    #expect(always.rules[0].sentences(of: always, .en).count == 1)
  }

  @Test(arguments: [
    (
      "check: spacing, min: 150 m, when: {zone: urban, structure: A2a, height: ..15}",
      "In zone urban, a mast of class A2a up to 15 m high keeps at least 150 m from every other site.",
      "Tại khu vực urban, cột loại A2a cao đến 15 m phải cách mọi cột khác ít nhất 150 m."
    ),
    (
      "check: spacing, min: 1.5 km, others: {status: [existing, approved], operator: same, structure: A2*}",
      "A mast keeps at least 1500 m from every existing or approved site of class A2a or A2b of the same operator.",
      "Cột phải cách mọi cột loại A2a hoặc A2b hiện có hoặc đã chấp thuận của cùng doanh nghiệp ít nhất 1500 m."
    ),
    (
      "check: clearance, layer: hospitals, min: 50 m, per_height: 1.1, offset: 2 m",
      "A mast keeps at least the greater of 50 m and 1.1 times the height with the building and 2 m from every feature of "
        + "the layer hospitals.",
      "Cột phải cách mọi đối tượng của lớp hospitals ít nhất số lớn hơn giữa 50 m và 1,1 lần chiều cao cả công trình cộng "
        + "2 m."
    ),
    (
      "check: allowed-structures, allow: [A1*, A2a], when: {operator: [viettel, mobifone]}",
      "A mast of Viettel or MobiFone is of class A1* or A2a.",
      "Cột của Viettel hoặc MobiFone phải thuộc loại A1* hoặc A2a."
    ),
    (
      "check: height, max: 60 m, of: total, when: {mounting: building, technology: [4G, 5G]}",
      "A mast on a building with 4G or 5G is at most 60 m high with its building.",
      "Cột đặt trên công trình có 4G hoặc 5G phải có chiều cao cả công trình không quá 60 m."
    ),
    (
      "check: coverage-target, per: commune, min: 95 %",
      "At least 95 % of each commune is covered, reckoning with every site.",
      "Mỗi xã, phường phải được cột phủ sóng ít nhất 95 % diện tích."
    ),
    (
      "check: sharing-target, per: commune, operators: 2..4, min: 30 %",
      "In each commune, at least 30 % of the masts have 2 to 4 operators, counting every existing or approved site.",
      "Trong mỗi xã, phường, ít nhất 30 % số cột phải có 2 đến 4 doanh nghiệp, tính mọi cột hiện có hoặc đã chấp thuận."
    ),
    (
      "check: emf, limit: [{to: 900 MHz, value: 0.45 W/m2}, {to: 3000 MHz, value: 1 W/m2}]",
      "A mast keeps the power density where the public may be at or below 0.45 W/m² up to 900 MHz, 1 W/m² up to 3000 MHz.",
      "Cột phải bảo đảm mật độ công suất tại nơi công chúng đến được không quá 0,45 W/m² đến 900 MHz, 1 W/m² đến 3000 MHz."
    ),
    (
      "check: obstacle-surface, layer: hospitals, slope: '1:100', within: 20000 ft, base_elevation: 12 m",
      "A mast stays below a surface that rises 1:100 from 12 m at the layer hospitals, up to 6096 m away.",
      "Cột trong vòng 6096 m quanh lớp hospitals không được vượt mặt phẳng dốc 1:100 từ độ cao 12 m."
    ),
    (
      "check: permit, exempt: [{when: {structure: A1*}}, {when: {height: ..12}}]",
      "A mast needs a permit, except: a mast of class A1a or A1b; a mast up to 12 m high.",
      "Cột phải có giấy phép xây dựng, trừ: cột loại A1a hoặc A1b; cột cao đến 12 m."
    ),
  ])
  func says(rule: String, english: String, vietnamese: String) throws {
    #expect(try sentences(rule, .en).first == english)
    #expect(try sentences(rule, .vi).first == vietnamese)
  }

  /// Later cases speak of the rest, and the rule of whom it says nothing.
  @Test func casesFollowEachOther() throws {
    let rule = "check: spacing, cases: [{when: {zone: urban}, min: 150 m}, {when: {zone: rural}, min: 400 m}]"
    #expect(
      try sentences(rule, .en) == [
        "In zone urban, a mast keeps at least 150 m from every other site.",
        "Otherwise, in zone rural, a mast keeps at least 400 m from every other site.",
        "In all other cases the rule does not apply.",
      ])
  }

  /// Every check has a sentence of its own in both languages, for each example of its page.
  @Test(arguments: CheckBook.pages.map(\.name)) func everyCheckSpeaks(name: String) throws {
    let page = try #require(CheckBook.page(named: name))
    #expect(!page.examples.isEmpty)
    for example in page.examples {
      let written = try #require(example.rule)
      let rule = written.hasPrefix("{") ? String(written.dropFirst().dropLast()) : written
      for (english, vietnamese) in zip(try sentences(rule, .en), try sentences(rule, .vi)) {
        #expect(english.count > 20 && english.hasSuffix(".") && vietnamese.hasSuffix("."))
        #expect(english != vietnamese)
        #expect(!english.contains("  ") && !vietnamese.contains("  "), "\(english) \(vietnamese)")
      }
    }
  }
}
