/// A site or a feature near a proposal.
package struct Nearby: Sendable {
  /// A mast (its index), a proposal (number of masts + its row), or a feature (its index).
  package var index: Int32
  /// Metres to the millimetre.
  package var metres: Double

  package init(index: Int32, metres: Double) {
    self.index = index
    self.metres = metres
  }
}

/// All that is near each proposal: sites, or the features of a layer.
package struct Surroundings: Sendable {
  /// By row, nearest first, equal distances by id; rows with nothing near have no entry.
  package var byRow: [Int32: [Nearby]] = [:]
  /// Rows for which it cannot be known what is near, and why.
  package var lacking: [Int32: Judgement.Missing] = [:]

  package init() {}
}

/// The nearest feature of a layer.
package struct NearestFeature: Sendable {
  package var feature: Int32
  /// Metres, not rounded.
  package var metres: Double

  package init(feature: Int32, metres: Double) {
    self.feature = feature
    self.metres = metres
  }
}

/// The planned position that answers for a proposal: the nearest that is surely within reach, else the nearest that
/// may be, else the nearest.
package struct PlannedPosition: Sendable {
  /// Its index in the plan.
  package var index: Int32
  /// Metres to the millimetre.
  package var metres: Double
  /// How sure the distance is.
  package var uncertainty: Double

  package init(index: Int32, metres: Double, uncertainty: Double) {
    self.index = index
    self.metres = metres
    self.uncertainty = uncertainty
  }
}

/// What a proposal and a planned position must have in common.
package struct PositionMatch: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let `operator` = PositionMatch(rawValue: 1)
  package static let structure = PositionMatch(rawValue: 2)
  /// The planned on-air day lies in the position's period.
  package static let period = PositionMatch(rawValue: 4)

  /// The names by bit.
  package static let names = ["operator", "structure", "period"]
}
