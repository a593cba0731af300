package import Geometry

/// What stands behind a mast.
package enum SiteStatus: UInt8, CaseIterable, Sendable {
  case existing, approved, decommissioned, proposed

  package var name: String {
    switch self {
    case .existing: "existing"
    case .approved: "approved"
    case .decommissioned: "decommissioned"
    case .proposed: "proposed"
    }
  }
}

/// The technologies of a site.
package struct Technologies: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The names by bit.
  package static let names = ["2G", "3G", "4G", "5G"]
}

/// The plan's masts, in columns; row i of each column is mast i.
package struct Masts: Sendable {
  /// The ids' text stays in the files.
  package var ids = TextColumn()
  package var positions: [Position] = []
  /// Index into the plan's operators: the owner.
  package var operators: [Int16] = []
  /// Operators that share the mast besides its owner, by mast; most have none.
  package var sharers: [Int32: [Int16]] = [:]
  /// Index into the plan's structures; -1 where the table gives none.
  package var structures: [Int16] = []
  /// Metres; NaN where the table gives none.
  package var heights: [Float] = []
  /// Metres; NaN where the table gives none.
  package var coverageRadii: [Float] = []
  package var statuses: [SiteStatus] = []
  package var shareable: [Bool] = []
  package var technologies: [Technologies] = []
  /// The last day of an approval, as `Day.number`; 0 where none is given.
  package var validUntil: [Int32] = []
  /// How sure each position is, in metres.
  package var uncertainties = UniformColumn<Float>()
  /// Which coordinate operation each position came through (index into the assessment's operations; 0 is none).
  package var operations = UniformColumn<UInt8>()

  package init() {}

  package var count: Int { positions.count }
}

/// The places that the plan foresees for masts, in columns.
package struct Positions: Sendable {
  package var ids: [String] = []
  package var positions: [Position] = []
  /// Index into the plan's operators; -1 is any.
  package var operators: [Int16] = []
  /// Index into the plan's structures; -1 is any.
  package var structures: [Int16] = []
  package var periods: [Period] = []
  package var decisions: [String] = []
  /// The file in which each stands, and its line there.
  package var places: [(file: String, line: Int)] = []
  package var uncertainties: [Float] = []
  package var operations: [UInt8] = []

  package init() {}

  package var count: Int { positions.count }
}
