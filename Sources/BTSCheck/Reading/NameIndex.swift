/// Finds what a name means, however people write it.
package struct NameIndex: Sendable {
  private var meanings: [String: Int32] = [:]

  package init() {}

  /// Adds a name with its aliases; the first meaning of a name stays.
  package mutating func add(_ names: [String], _ index: Int) {
    for name in names {
      let key = folded(name)
      if meanings[key] == nil { meanings[key] = Int32(index) }
    }
  }

  /// What a name means, -1 when it is not known.
  package func callAsFunction(_ name: String) -> Int32 { meanings[folded(name)] ?? -1 }
}

extension Plan {
  /// The operators by id, title and alias.
  package var operatorNames: NameIndex {
    var index = NameIndex()
    for (k, one) in operators.enumerated() { index.add([one.id], k) }
    for (k, one) in operators.enumerated() {
      index.add([one.title?.vi, one.title?.en].compactMap { $0 } + one.aliases, k)
    }
    return index
  }

  /// The structures by id and alias.
  package var structureNames: NameIndex {
    var index = NameIndex()
    for (k, one) in structures.enumerated() { index.add([one.id], k) }
    for (k, one) in structures.enumerated() { index.add(one.aliases, k) }
    return index
  }
}

/// Finds the communes that a name or code means: by code, present name, or a former name (which may fit several).
package struct CommuneIndex: Sendable {
  private var meanings: [String: [Int32]] = [:]

  package init(_ communes: Communes, jobs: Int = 1) {
    let ranges = Parallel.ranges(communes.codes.count, jobs: jobs, least: 256)
    let keys = Parallel.map(ranges.count, jobs: jobs) { part in
      ranges[part].map { k in
        Set(
          ["#" + folded(communes.codes[k]), foldedCommune(communes.names[k])]
            + communes.formerNames[k].map { foldedCommune($0) })
      }
    }
    for (k, keys) in keys.joined().enumerated() {
      for key in keys { meanings[key, default: []].append(Int32(k)) }
    }
  }

  /// The communes that bear the name or code, in the plan's order.
  package func callAsFunction(_ text: String) -> [Int32] {
    let byCode = meanings["#" + folded(text)] ?? []
    let byName = meanings[foldedCommune(text)] ?? []
    return byCode.isEmpty ? byName : Array(Set(byCode + byName)).sorted()
  }
}
