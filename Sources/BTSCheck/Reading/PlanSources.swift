extension PlanReader {
  /// The name within the plan's folder of a file that a document names; nil with a complaint at the place.
  func path(of source: String, _ document: PlanDocument, _ fields: Fields, _ node: YAMLNode) -> String? {
    document.folder + source
  }

  /// The waivers of the top plan.
  mutating func waivers(_ fields: Fields, _ plan: Plan) -> [Waiver] {
    []
  }
}

/// Reads a layer of a plan.
func readLayer(
  source: String, in folder: String, name: String, keep: [String], crs: String?
) -> (Layer?, [Complaint]) {
  (Layer(name: name, source: source), [])
}

/// Reads a table of masts.
func readMasts(_ file: MappedFile, _ plan: Plan, _ complaints: inout [Complaint]) -> Masts { Masts() }

/// Reads a table of positions.
func readPositions(_ file: MappedFile, _ plan: Plan, _ complaints: inout [Complaint]) -> Positions {
  Positions()
}
