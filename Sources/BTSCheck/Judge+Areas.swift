extension Judge {
  /// Judges every area by the rules that are about areas, and counts what that gives.
  ///
  /// - Parameter shares: what is covered or shared of each area, by the rules that ask.
  mutating func judgeAreas(_ shares: [Int: [MeasuredShare?]]) {
    for (index, rule) in facts.plan.rules.enumerated() {
      guard let kind = rule.check.demand?.areaKind else { continue }
      let speaks = rule.speaks(on: facts.date)
      for area in 0..<facts.plan.areaCount(kind) {
        let number = speaks ? rule.cases.firstIndex { $0.holds(kind, area) } : nil
        // An empty area has no share.
        let share = shares[index]?[area]
        guard let number, shares[index] == nil || share != nil else {
          summary.byRule[index].notApplied += 1
          continue
        }
        let subject = AreaSubject(facts: facts, rule: index, kind: kind, index: area, share: share)
        let answer = Assessment.AreaAnswer(
          kind: kind, area: Int32(area), rule: Int16(index),
          judgement: rule.check.judge(subject, case: number))
        summary.byRule[index].count(Assessment.Answer(rule: answer.rule, judgement: answer.judgement))
        areaAnswers.append(answer)
      }
    }
  }
}
