extension Assessment {
  /// What is said where the report is about a tile.
  var tileNotes: [Note] {
    guard let tile = survey.tile?.tile else { return [] }
    return [
      Note(
        id: "tile",
        message: LocalizedText(
          vi:
            "báo cáo này là phần \(tile): xét \(count) trong \(proposals.count) hồ sơ, các hồ sơ khác chỉ để đối chiếu",
          en:
            "this report is part \(tile): it judges \(count) of \(proposals.count) proposals and only looks at the others"
        ))
    ]
  }
}

extension Plan {
  /// Makes sure that what a plan asks can be told from a part of the round.
  ///
  /// - Throws: `CheckError` naming the rules that need the verdicts of all proposals.
  func ensureCanBeCut(into tile: Tile, on day: Day) throws(CheckError) {
    let complaints = rules.compactMap { rule -> Complaint? in
      guard rule.check.demand?.followsVerdicts ?? false, rule.speaks(on: day) else { return nil }
      return Complaint(
        file: "--tile", code: "tile-coverage",
        message: LocalizedText(
          vi:
            "quy định \(rule.id) (\(rule.checkName)) cần kết luận của mọi hồ sơ nên không thể xét riêng phần \(tile); hãy bỏ --tile",
          en:
            "rule \(rule.id) (\(rule.checkName)) needs the verdicts of all proposals, so part \(tile) cannot be checked by itself; leave out --tile"
        ))
    }
    guard complaints.isEmpty else { throw CheckError(complaints) }
  }
}
