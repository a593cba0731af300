public import Geometry

/// An approved plan: layers and rules, with the decision behind them.
public struct Plan: Sendable {
  /// The plan's id.
  public package(set) var id: String
  /// The plan's title.
  public package(set) var title: LocalizedText
  /// Who is in charge of it.
  public package(set) var authority: LocalizedText?
  /// The decision that approved it.
  public package(set) var decision: Decision?
  /// When it is in force.
  public package(set) var validity = Period()
  /// The coordinate reference system of layers and tables that carry none of their own.
  package var crs: String?
  /// What the plan says of submissions.
  package var submissions = Submissions()
  /// The classes of structures.
  public package(set) var structures: [Structure] = []
  /// The operators.
  public package(set) var operators: [Operator] = []
  /// The polygon or polygons in which the plan holds.
  package var territory: Layer?
  package var communes: Communes?
  package var zones: Zones?
  package var masts = Masts()
  package var positions = Positions()
  /// Further layers by name.
  package var layers: [String: FeatureLayer] = [:]
  package var measurement = Measurement()
  package var waivers: [Waiver] = []
  /// The rules in the order in which they are reported.
  public package(set) var rules: [Rule] = []
  /// The coordinate operations through which its masts and positions came.
  package var operations = CoordinateOperations()
  /// What a reader of a report should know about the plan: included plans left out …
  package var notes: [Note] = []
  /// The id of the note that an included plan is not in force.
  static let leftOut = "include-not-in-force"
  /// Whether it is the plan that comes with the program.
  public package(set) var isBuiltIn = false
  /// Every file that the plan was read from, sorted by name: for its SHA-256.
  package var files: [PlanFile] = []

  package init(id: String, title: LocalizedText) {
    self.id = id
    self.title = title
  }

  /// The decision that approved a plan.
  public struct Decision: Hashable, Sendable {
    /// The decision's number: `125/QĐ-UBND`.
    public var number: String
    /// The day on which it was signed.
    public var date: Day?

    package init(number: String, date: Day?) {
      self.number = number
      self.date = date
    }
  }

  /// What a plan says of submissions: the key `proposals`.
  package struct Submissions: Sendable {
    /// The CRS of a submission that declares none.
    package var crs: String?
    /// More header aliases by column.
    package var columns: [String: [String]] = [:]

    package init() {}
  }

  /// How measured values are taken: the key `measurement`.
  package struct Measurement: Sendable {
    /// The uncertainty of every distance; nil takes it from the printed digits.
    package var uncertainty: Metres?
    /// How far from its host a sharing proposal may stand.
    package var hostWithin = Metres(50)

    package init() {}
  }

  /// A file of the plan: its name within the folder, and its bytes.
  package struct PlanFile: Sendable {
    package var name: String
    package var file: MappedFile

    package init(name: String, file: MappedFile) {
      self.name = name
      self.file = file
    }
  }
}

/// What carries a structure.
public enum Mounting: String, CaseIterable, Sendable {
  case building, ground
}

/// A class of structures of the plan.
public struct Structure: Hashable, Sendable {
  /// The class's code: `A2a`.
  public var id: String
  /// What people call it.
  public var title: LocalizedText?
  /// Other names under which people write it.
  public var aliases: [String]
  /// Whether the plan counts it as conspicuous.
  public var bulky: Bool
  /// What carries it.
  public var mounting: Mounting
  /// The greatest height of the mast itself.
  public var maxHeight: Metres?
  /// The greatest height of the mast as a part of the building's, in percent.
  public var maxShareOfBuilding: Double?
  /// The greatest distance from the axis to the outermost point.
  public var maxHalfWidth: Metres?
}

/// An operator of the plan.
public struct Operator: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// What people call it.
  public var title: LocalizedText?
  /// Other names under which people write it.
  public var aliases: [String]

  package init(id: String, title: LocalizedText? = nil, aliases: [String] = []) {
    self.id = id
    self.title = title
    self.aliases = aliases
  }
}
