extension PlanReader {
  /// The waivers of the top plan.
  mutating func waivers(_ fields: Fields, _ plan: Plan) -> [Waiver] {
    []
  }
}

/// Reads a layer of a plan.
func readLayer(
  source: String, in folder: PlanFolder, from base: String, name: String, keep: Set<String>, crs: String?
) -> (Layer?, [Complaint]) {
  (Layer(name: name, source: source), [])
}

/// Reads a table of masts.
func readMasts(_ file: MappedFile, _ plan: Plan, _ complaints: inout [Complaint]) -> Masts { Masts() }

/// Reads a table of positions.
func readPositions(_ file: MappedFile, _ plan: Plan, _ complaints: inout [Complaint]) -> Positions {
  Positions()
}
