/// `plan-lapsed`: does what the plan rests on still hold?
enum PlanLapsedTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-lapsed", .warn,
    title: LocalizedText(vi: "Hết hiệu lực", en: "Lapsed"),
    question: LocalizedText(
      vi: "Quy hoạch, các văn bản miễn trừ và chấp thuận cột có còn hiệu lực vào ngày xét không?",
      en: "Are the plan, its waivers and the approvals of its masts in force on the day?"),
    why: LocalizedText(
      vi: "Hiệu lực chấm dứt mà không ai sửa tệp nào; từ ngày đó kết luận thay đổi.",
      en: "What lapses does so without a change of any file, and verdicts change from that day on."),
    remedy: LocalizedText(
      vi: "Gia hạn, thay bằng văn bản mới hoặc bỏ dòng đã hết hiệu lực.",
      en: "Prolong it, put what follows in its place, or strike the row."))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    plan(site) + includes(site) + site.plan.waivers.compactMap { waiver($0, on: site.date) } + masts(site)
  }

  private static func plan(_ site: PlanTestSite) -> [PlanFinding] {
    guard !site.plan.validity.contains(site.date) else { return [] }
    let complaint = site.plan.notInForce(on: site.date)
    return [PlanFinding(page, file: complaint.file, message: complaint.message)]
  }

  /// Those that are left out on the day, as the report of proposals notes them.
  private static func includes(_ site: PlanTestSite) -> [PlanFinding] {
    site.plan.notes.filter { $0.id == Plan.leftOut }.map {
      PlanFinding(page, file: "plan.yaml", message: $0.message)
    }
  }

  private static func waiver(_ waiver: Waiver, on day: Day) -> PlanFinding? {
    waiver.expiry(before: day).map {
      PlanFinding(
        page, file: waiver.file, line: waiver.line, ids: [waiver.proposal], rules: [waiver.rule], message: $0)
    }
  }

  /// A note, as the report of proposals has one.
  private static func masts(_ site: PlanTestSite) -> [PlanFinding] {
    site.plan.lapsedNotes(on: site.date).map { note in
      let masts = site.plan.lapsedMasts(on: site.date)
      let first = site.places(of: Array(masts.prefix(1)), in: "masts").first
      var finding = PlanFinding(
        page, file: first?.file ?? "", line: first?.line, layer: "masts",
        ids: masts.map { site.plan.masts.ids[$0] }, message: note.message)
      finding.outcome = .note
      return finding
    }
  }
}
