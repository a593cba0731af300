import BTSCheck
import Foundation
import Testing

/// The plan that comes with the program.
struct ReferencePlanTests {
  @Test("The reference plan of Hà Nam is sound")
  func hanam() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    let plan = try Plan(folder: root.appending(path: "Data/hanam").path(), date: Day(iso: "2026-11-24"))
    #expect(plan.communes?.codes.count == 33)
    #expect(plan.zones?.classes == ["heritage", "headquarters", "urban", "rural"])
    #expect(plan.masts.count > 900)
    #expect(plan.rules.map(\.id).contains("mast-spacing"))
    #expect(plan.layers.keys.sorted() == ["headquarters", "hospitals", "roads"])
  }
}
