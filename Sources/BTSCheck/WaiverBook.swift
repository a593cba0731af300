/// Finds the waiver that covers a rule's answer about a proposal.
struct WaiverBook: Sendable {
  private let waivers: [Waiver]
  private let day: Day
  /// The waivers in force, by rule and proposal.
  private var byKey: [Key: Int32] = [:]
  /// Which rules have a waiver at all, so that the others are not looked up.
  private var rules: [Bool]

  private struct Key: Hashable, Sendable {
    var rule: String
    var proposal: String
  }

  init(_ waivers: [Waiver], rules all: [Rule], day: Day) {
    self.waivers = waivers
    self.day = day
    let named = Set(waivers.map(\.rule))
    rules = all.map { named.contains($0.id) }
    for (index, waiver) in waivers.enumerated() where waiver.expiry(before: day) == nil {
      let key = Key(rule: waiver.rule, proposal: waiver.proposal)
      if byKey[key] == nil { byKey[key] = Int32(index) }
    }
  }

  /// The waiver's index, -1 when there is none.
  func find(rule: Int, row: Int, _ facts: Facts) -> Int32 {
    guard rules[rule] else { return -1 }
    return byKey[Key(rule: facts.plan.rules[rule].id, proposal: facts.proposals.ids[row])] ?? -1
  }

  /// What is said of waivers that have expired, or match nothing or a rule that passes.
  func notes(used: Set<Int32>, _ facts: Facts) -> [Note] {
    let idle = waivers.indices.filter { waivers[$0].expiry(before: day) == nil && !used.contains(Int32($0)) }
    let spokenOf = facts.spokenOf(Set(idle.map { waivers[$0].proposal }))
    return waivers.enumerated().compactMap { index, waiver in
      if let expiry = waiver.expiry(before: day) { return Note(id: "waiver-expired", message: expiry) }
      guard !used.contains(Int32(index)), spokenOf.contains(waiver.proposal) else { return nil }
      return Note(
        id: "waiver-unmatched",
        message: LocalizedText(
          vi:
            "văn bản miễn trừ \(waiver.document.number) cho \(waiver.proposal), \(waiver.rule) không ứng với lỗi nào",
          en:
            "waiver \(waiver.document.number) of \(waiver.proposal) from \(waiver.rule) matches nothing that fails"
        ))
    }
  }
}

extension Waiver {
  /// What is said of it where it has expired before a day; nil where it is in force.
  func expiry(before day: Day) -> LocalizedText? {
    guard let until = document.validUntil, until < day else { return nil }
    return LocalizedText { language in
      let last = Wording.day(until, language)
      return language == .vi
        ? "văn bản miễn trừ \(document.number) cho \(proposal), \(rule) đã hết hạn ngày \(last)"
        : "waiver \(document.number) of \(proposal) from \(rule) expired on \(last)"
    }
  }
}

extension Facts {
  /// The proposals of which a run says what becomes of their waivers: of several tiles, the one that judges the
  /// proposal, or the first for proposals that there are not.
  fileprivate func spokenOf(_ ids: Set<String>) -> Set<String> {
    guard let tile = survey.tile else { return ids }
    var unseen = ids
    var spoken: Set<String> = []
    for row in 0..<proposals.count where !unseen.isEmpty {
      if let id = unseen.remove(proposals.ids[row]), tile.owns(row) { spoken.insert(id) }
    }
    return tile.tile.isFirst ? spoken.union(unseen) : spoken
  }
}
