extension Rule {
  /// What the rule says, a sentence for each case, then of whom and when it says nothing.
  package func sentences(of plan: Plan, _ language: Language) -> [String] {
    let isAboutAreas = type(of: check).isAboutAreas
    var sentences = cases.indices.map { index in
      let clause = check.clause(case: index, of: plan)
      let scope = cases[index].scope(of: plan, isAboutAreas: isAboutAreas, language)
      let otherwise = index == 0 ? "" : language == .vi ? "nếu không, " : "otherwise, "
      return Words.sentence(otherwise + scope + clause.text[language])
    }
    if let last = cases.last, !last.isAlways {
      sentences.append(
        language == .vi
          ? "Trường hợp khác: quy định này không áp dụng." : "In all other cases the rule does not apply.")
    }
    let period = validity.map { Wording.period($0, language) } ?? ""
    if !period.isEmpty {
      sentences.append(
        language == .vi ? "Quy định này có hiệu lực \(period)." : "The rule is in force \(period).")
    }
    return sentences
  }
}

extension Condition {
  /// Of whom a sentence speaks: “in zone urban, a mast of class A2a up to 15 m high”.
  package func scope(of plan: Plan, isAboutAreas: Bool = false, _ language: Language) -> String {
    let isVietnamese = language == .vi
    func chosen(_ flags: [Bool]?, _ names: [String]) -> String? {
      guard let flags else { return nil }
      let taken = names.indices.filter { flags.indices.contains($0) && flags[$0] }.map { names[$0] }
      guard taken.count <= 6 else {
        let more = taken.count - 5
        return taken.prefix(5).joined(separator: ", ")
          + (isVietnamese ? " và \(more) nơi khác" : " and \(more) more")
      }
      return taken.isEmpty ? (isVietnamese ? "(không có)" : "(none)") : Words.list(taken, language)
    }
    var places: [String] = []
    if let zones = chosen(zones, plan.zones?.classes ?? []) {
      places.append(isVietnamese ? "khu vực \(zones)" : "zone \(zones)")
    }
    if let communes = chosen(communes, plan.communes?.names ?? []) {
      places.append(isVietnamese ? "xã, phường \(communes)" : "commune \(communes)")
    }
    let place =
      places.isEmpty ? "" : (isVietnamese ? "tại " : "in ") + places.joined(separator: ", ") + ", "
    if isAboutAreas { return place }

    var subject = isVietnamese ? "cột" : "a mast"
    if let structures = chosen(structures, plan.structures.map(\.id)) {
      subject += isVietnamese ? " loại \(structures)" : " of class \(structures)"
    }
    if let bulky {
      subject +=
        isVietnamese
        ? (bulky ? " cồng kềnh" : " không cồng kềnh")
        : (bulky ? " of a bulky class" : " of a class that is not bulky")
    }
    if let mounting {
      subject +=
        isVietnamese
        ? (mounting == .building ? " đặt trên công trình" : " đặt trên mặt đất")
        : (mounting == .building ? " on a building" : " on the ground")
    }
    if let operators = chosen(operators, plan.operators.map { $0.title?[language] ?? $0.id }) {
      subject += isVietnamese ? " của \(operators)" : " of \(operators)"
    }
    if let technologies {
      let names = Technologies.names.indices.filter { technologies.rawValue >> UInt8($0) & 1 == 1 }
        .map { Technologies.names[$0] }
      subject += (isVietnamese ? " có " : " with ") + Words.list(names, language)
    }
    if let height { subject += " " + Condition.words(height, language) }
    return place + subject + features(language) + " "
  }

  private static func words(_ height: ClosedRange<Double>, _ language: Language) -> String {
    let (low, high) = (
      Wording.metres(height.lowerBound, language), Wording.metres(height.upperBound, language)
    )
    return switch (height.lowerBound > 0, height.upperBound.isFinite, language) {
    case (true, true, .vi): "cao từ \(low) đến \(high)"
    case (true, true, .en): "from \(low) to \(high) high"
    case (true, false, .vi): "cao từ \(low) trở lên"
    case (true, false, .en): "of \(low) or more"
    case (false, _, .vi): "cao đến \(high)"
    case (false, _, .en): "up to \(high) high"
    }
  }

  /// Of which features a sentence speaks.
  private func features(_ language: Language) -> String {
    guard !feature.isEmpty else { return "" }
    let words = feature.sorted { $0.key < $1.key }.map { name, pattern in
      "\(name) = \(Words.list(pattern.alternatives, language))"
    }
    let list = Words.list(words, language, and: true)
    return language == .vi ? ", xét đối tượng có \(list)," : ", as to features with \(list),"
  }
}
