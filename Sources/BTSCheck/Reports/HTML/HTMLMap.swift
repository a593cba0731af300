import Geometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The map of a report: territory, communes, zones and masts of the plan, and the proposals by verdict, as SVG.
///
/// Units: metres from the north-western corner, x to the east, y to the south: good enough to look at, not to measure.
struct HTMLMap {
  private let box: Box
  private let metresPerDegree: (longitude: Double, latitude: Double)
  let width: Int
  let height: Int

  /// What is drawn finer than this many metres cannot be seen on the whole map.
  private var detail: Double { Double(max(width, height)) / 4000 }
  /// More masts than this are thinned out.
  static let mastLimit = 20_000

  /// The map of a plan and the places of proposals; nil where there is nothing to draw.
  init?(_ assessment: Assessment, rows: [Int]) {
    var box = Box.empty
    let plan = assessment.plan
    for layer in [plan.territory, plan.communes?.layer, plan.zones?.layer] where box.isEmpty {
      box = layer?.shapes.box ?? .empty
    }
    if box.isEmpty {
      for place in plan.masts.positions { box.include(place) }
      for row in rows {
        let place = assessment.proposals.positions[row]
        if !place.longitude.isNaN { box.include(place) }
      }
    }
    guard !box.isEmpty else { return nil }
    let middle = (box.south + box.north) / 2 * .pi / 180
    metresPerDegree = (111_320 * max(0.05, cos(middle)), 110_574)
    let span = max(
      (box.east - box.west) * metresPerDegree.longitude, (box.north - box.south) * metresPerDegree.latitude,
      500)
    let margin = (span * 0.04 / metresPerDegree.longitude, span * 0.04 / metresPerDegree.latitude)
    self.box = Box(
      west: box.west - margin.0, south: box.south - margin.1, east: box.east + margin.0,
      north: box.north + margin.1)
    width = Int(((self.box.east - self.box.west) * metresPerDegree.longitude).rounded(.up))
    height = Int(((self.box.north - self.box.south) * metresPerDegree.latitude).rounded(.up))
  }

  /// A place on the map.
  func point(_ place: Position) -> (x: Int, y: Int) {
    (
      Int(((place.longitude - box.west) * metresPerDegree.longitude).rounded()),
      Int(((box.north - place.latitude) * metresPerDegree.latitude).rounded())
    )
  }

  /// Whether a place lies on the map as it is first shown.
  func shows(_ place: Position) -> Bool { box.contains(place) }

  // MARK: Paths

  /// The commands of a path that draws some of a layer's paths; vertices that cannot be told apart are left out.
  private func commands(_ shapes: Shapes, _ paths: some Sequence<Int>) -> String {
    var commands = ""
    for path in paths {
      let vertices = shapes.vertices(of: path)
      let kind = shapes.kinds[path]
      guard kind != .point else {
        for index in vertices {
          let (x, y) = point(shapes.vertices[index])
          commands += "M\(x) \(y)h0"
        }
        continue
      }
      var last: (x: Int, y: Int)?
      for index in vertices {
        let next = point(shapes.vertices[index])
        guard let before = last else {
          commands += "M\(next.x) \(next.y)"
          last = next
          continue
        }
        let (dx, dy) = (next.x - before.x, next.y - before.y)
        let isEnd = index == vertices.upperBound - 1
        guard isEnd || Double(dx * dx + dy * dy) >= detail * detail else { continue }
        commands += kind.isRing && isEnd ? "z" : "l\(dx) \(dy)"
        last = next
      }
    }
    return commands
  }

  private func commands(_ layer: Layer?) -> String {
    guard let layer else { return "" }
    return commands(layer.shapes, layer.shapes.kinds.indices)
  }

  // MARK: Layers

  /// Everything that comes from the plan.
  func writePlan(_ assessment: Assessment, to html: inout HTMLText) {
    let plan = assessment.plan
    let ground = commands(plan.territory)
    if !ground.isEmpty { html.line("<path class=\"territory\" d=\"\(ground)\"/>") }
    if let zones = plan.zones { write(zones, to: &html) }
    let edges = commands(plan.communes?.layer)
    if !edges.isEmpty { html.line("<path class=\"communes\" d=\"\(edges)\"/>") }
    if !ground.isEmpty { html.line("<path class=\"edge\" d=\"\(ground)\"/>") }
    writeMasts(assessment, to: &html)
  }

  /// The zones, those of the highest class on top; widths are drawn to scale.
  private func write(_ zones: Zones, to html: inout HTMLText) {
    let shapes = zones.layer.shapes
    for kind in zones.classes.indices.reversed() {
      var areas = ""
      var wide: [Double: String] = [:]
      for feature in 0..<zones.layer.count where Int(zones.classOf[feature]) == kind {
        let width = zones.widths[feature]
        if width.isNaN {
          areas += commands(shapes, shapes.paths(of: feature))
        } else {
          wide[width, default: ""] += commands(shapes, shapes.paths(of: feature))
        }
      }
      guard !areas.isEmpty || !wide.isEmpty else { continue }
      html.raw("<g class=\"zone z\(kind % HTMLMap.zoneColours)\">")
      if !areas.isEmpty { html.raw("<path d=\"\(areas)\"/>") }
      for (width, line) in wide.sorted(by: { $0.key < $1.key }) {
        html.raw("<path class=\"wide\" stroke-width=\"\(Int((2 * width).rounded()))\" d=\"\(line)\"/>")
      }
      html.line("</g>")
    }
  }

  /// How many colours the style sheet has for classes of zones.
  static let zoneColours = 8

  /// The masts that are drawn: those that count.
  func masts(_ assessment: Assessment) -> [Int] {
    let masts = assessment.plan.masts
    return (0..<masts.count).filter { masts.counts($0, on: assessment.date) && shows(masts.positions[$0]) }
  }

  private func writeMasts(_ assessment: Assessment, to html: inout HTMLText) {
    let masts = masts(assessment)
    let isCrowd = masts.count > HTMLMap.mastLimit
    var taken = Set<Int>()
    var commands = ""
    for mast in masts {
      let (x, y) = point(assessment.plan.masts.positions[mast])
      // In a crowd one dot stands for all that would cover each other.
      let cell = Int(Double(x) / (detail * 4)) << 32 | Int(Double(y) / (detail * 4))
      if isCrowd, !taken.insert(cell).inserted { continue }
      commands += "M\(x) \(y)h0"
    }
    if !commands.isEmpty { html.line("<path id=\"masts\" class=\"masts\" d=\"\(commands)\"/>") }
  }

  /// The proposals, those with the better verdicts below.
  func writeProposals(_ assessment: Assessment, rows: [Int], to html: inout HTMLText) {
    html.line("<g id=\"lines\"></g><g id=\"sites\">")
    // A mark is drawn in pixels of a map that is 640 pixels wide.
    let unit = Wording.number(Double(max(width, height)) / 640, decimals: 2, .en)
    for (place, row) in rows.enumerated().reversed() {
      let position = assessment.proposals.positions[row]
      guard !position.longitude.isNaN, shows(position) else { continue }
      let (x, y) = point(position)
      let verdict = assessment.verdicts[row].rawValue
      html.raw(
        "<a href=\"#p\(place)\" tabindex=\"-1\"><use href=\"#m-\(verdict)\" transform=\"translate(\(x) \(y))scale(\(unit))\"/></a>"
      )
    }
    html.line("</g>")
  }
}
