package import Geometry

/// The sites that count on a day, masts and proposals together, and what filters ask of them.
///
/// Shape: site i is mast i, or proposal i - number of masts.
package final class Sites: Sendable {
  package let plan: Plan
  package let proposals: Proposals
  package let day: Day
  /// The number of masts, of which some may not count.
  package let mastCount: Int

  /// Whether proposals are no others for each other.
  private let eachAlone: Bool

  package init(plan: Plan, proposals: Proposals, day: Day, eachAlone: Bool = false) {
    self.eachAlone = eachAlone
    self.plan = plan
    self.proposals = proposals
    self.day = day
    mastCount = plan.masts.count
  }

  /// The sites that count and whose position is known.
  package var counting: [Int32] {
    var counting: [Int32] = []
    counting.reserveCapacity(mastCount + proposals.count)
    for mast in 0..<mastCount where plan.masts.counts(mast, on: day) { counting.append(Int32(mast)) }
    for row in 0..<proposals.count where !proposals.positions[row].longitude.isNaN {
      counting.append(Int32(mastCount + row))
    }
    return counting
  }

  @inline(__always)
  package func position(_ site: Int32) -> Position {
    let index = Int(site)
    return index < mastCount ? plan.masts.positions[index] : proposals.positions[index - mastCount]
  }

  /// How sure a site's position is, in metres, by its printed digits.
  @inline(__always)
  package func uncertainty(_ site: Int32) -> Double {
    let index = Int(site)
    return Double(
      index < mastCount ? plan.masts.uncertainties[index] : proposals.uncertainties[index - mastCount])
  }

  @inline(__always)
  package func operation(_ site: Int32) -> UInt8 {
    let index = Int(site)
    return index < mastCount ? plan.masts.operations[index] : proposals.operations[index - mastCount]
  }

  package func id(_ site: Int32) -> String {
    let index = Int(site)
    return index < mastCount ? plan.masts.ids[index] : proposals.ids[index - mastCount]
  }

  /// Whether site a comes before site b by the bytes of their ids.
  package func idPrecedes(_ a: Int32, _ b: Int32) -> Bool {
    let (x, y) = (id(a), id(b))
    return x.utf8.elementsEqual(y.utf8) ? a < b : x.utf8.lexicographicallyPrecedes(y.utf8)
  }

  /// Whether a filter takes a site for one of the others of a proposal.
  ///
  /// A proposal that shares a mast builds none, and is an other only where the filter includes those; a mast that the
  /// proposal replaces does not count.
  @inline(__always)
  package func accepts(_ filter: SiteFilter, _ site: Int32, for row: Int) -> Bool {
    if !proposals.replaced.isEmpty, Int(site) < mastCount, proposals.replaced[Int32(row)] == site {
      return false
    }
    return accepts(filter, site, of: filter.relation == .any ? -1 : proposals.operators[row])
  }

  /// Whether a filter takes a site for one of the others of an operator's proposals.
  @inline(__always)
  func accepts(_ filter: SiteFilter, _ site: Int32, of one: Int16) -> Bool {
    let index = Int(site)
    let isMast = index < mastCount
    let other = index - mastCount
    if isMast {
      switch plan.masts.statuses[index] {
      case .existing: guard filter.existing else { return false }
      case .approved: guard filter.approved else { return false }
      default: return false
      }
      if let shareable = filter.shareable, plan.masts.shareable[index] != shareable { return false }
    } else {
      guard filter.proposed, !eachAlone, filter.shareable == nil else { return false }
      guard filter.includesSharing || !proposals.shares(other) else { return false }
    }
    if let structures = filter.structures {
      let structure = Int(isMast ? plan.masts.structures[index] : proposals.structures[other])
      guard structure >= 0, structures[structure] else { return false }
    }
    switch filter.relation {
    case .any: return true
    case .same: return operates(one, site)
    case .other:
      return one >= 0 && !operates(one, site)
    }
  }

  /// Whether an operator owns or shares a site.
  private func operates(_ one: Int16, _ site: Int32) -> Bool {
    let index = Int(site)
    guard one >= 0 else { return false }
    guard index < mastCount else { return proposals.operators[index - mastCount] == one }
    return plan.masts.operators[index] == one || (plan.masts.sharers[site]?.contains(one) ?? false)
  }
}
