/// Finds the boxes that may contain a place: a grid of cells, each with the boxes that touch it.
///
/// Shape: about two cells for each box. Where boxes crowd in few cells the grid would be slow, and a tree is asked.
public struct BoxGrid: Sendable {
  private let bounds: Box
  private let columns: Int
  private let rows: Int
  private let perDegree: (x: Double, y: Double)
  /// Where each cell's boxes start in `items`, and the end.
  private let starts: [UInt32]
  private let items: [Int32]
  private let boxes: [Box]
  private let tree: BoxTree?

  /// The most boxes of a cell.
  private static let crowd: UInt32 = 32

  /// Builds a grid; item i is the i-th box. Empty boxes are never found.
  public init(_ boxes: [Box]) {
    self.boxes = boxes
    var bounds = Box.empty
    for box in boxes where !box.isEmpty { bounds.include(box) }
    let (width, height) = (max(bounds.east - bounds.west, 1e-9), max(bounds.north - bounds.south, 1e-9))
    let wanted = Double(max(1, boxes.count * 2))
    let columns = bounds.isEmpty ? 1 : max(1, min(4096, Int((wanted * width / height).squareRoot())))
    let rows = bounds.isEmpty ? 1 : max(1, min(4096, Int(wanted / Double(columns))))
    let perDegree = (x: Double(columns) / width, y: Double(rows) / height)
    (self.bounds, self.columns, self.rows, self.perDegree) = (bounds, columns, rows, perDegree)
    func span(_ box: Box) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
      let west = BoxGrid.cell(box.west - bounds.west, perDegree.x, columns)
      let east = BoxGrid.cell(box.east - bounds.west, perDegree.x, columns)
      let south = BoxGrid.cell(box.south - bounds.south, perDegree.y, rows)
      let north = BoxGrid.cell(box.north - bounds.south, perDegree.y, rows)
      return (south...north, west...east)
    }
    func cells(_ box: Box, _ body: (Int) -> Void) {
      guard !box.isEmpty else { return }
      let span = span(box)
      for row in span.rows { for column in span.columns { body(row * columns + column) } }
    }
    var starts = [UInt32](repeating: 0, count: columns * rows + 1)
    // Boxes of which each touches many cells would take more memory than a tree, and then more than there is.
    let touched = boxes.reduce(0) { sum, box in
      box.isEmpty ? sum : sum + span(box).rows.count * span(box).columns.count
    }
    let isThick = touched > Int(BoxGrid.crowd) * columns * rows
    if !isThick { for box in boxes { cells(box) { starts[$0 + 1] += 1 } } }
    guard !isThick, !starts.contains(where: { $0 > BoxGrid.crowd }) else {
      (self.starts, items, tree) = ([], [], BoxTree(boxes))
      return
    }
    for cell in 0..<columns * rows { starts[cell + 1] += starts[cell] }
    var (next, items) = (starts, [Int32](repeating: 0, count: Int(starts[columns * rows])))
    for (item, box) in boxes.enumerated() {
      cells(box) { cell in
        items[Int(next[cell])] = Int32(item)
        next[cell] += 1
      }
    }
    (self.starts, self.items, tree) = (starts, items, nil)
  }

  /// Calls `body` with each item whose box contains the place, in no particular order.
  @inline(__always)
  public func forEach(at place: Position, _ body: (Int) -> Void) {
    guard bounds.contains(place) else { return }
    if let tree { return tree.forEach(at: place, body) }
    let cell =
      BoxGrid.cell(place.latitude - bounds.south, perDegree.y, rows) * columns
      + BoxGrid.cell(place.longitude - bounds.west, perDegree.x, columns)
    for k in Int(starts[cell])..<Int(starts[cell + 1]) {
      let item = Int(items[k])
      if boxes[item].contains(place) { body(item) }
    }
  }

  /// Calls `body` with each item whose box meets `box`, once and in no particular order.
  public func forEach(meeting box: Box, _ body: (Int) -> Void) {
    guard bounds.meets(box) else { return }
    if let tree { return tree.forEach(meeting: box, body) }
    let (west, south) = corner(box.west, box.south)
    let (east, north) = corner(box.east, box.north)
    for row in south...north {
      for column in west...east {
        for k in Int(starts[row * columns + column])..<Int(starts[row * columns + column + 1]) {
          let item = Int(items[k])
          guard boxes[item].meets(box) else { continue }
          // An item stands in several cells; it is taken in the first that is looked at.
          let own = corner(boxes[item].west, boxes[item].south)
          if max(own.column, west) == column, max(own.row, south) == row { body(item) }
        }
      }
    }
  }

  /// The cell of a corner, or the nearest one.
  private func corner(_ longitude: Double, _ latitude: Double) -> (column: Int, row: Int) {
    (
      BoxGrid.cell(longitude - bounds.west, perDegree.x, columns),
      BoxGrid.cell(latitude - bounds.south, perDegree.y, rows)
    )
  }

  @inline(__always)
  private static func cell(_ offset: Double, _ perDegree: Double, _ count: Int) -> Int {
    let place = offset * perDegree
    // What is no number is in the first cell, where nothing contains it.
    return place >= 1 ? place >= Double(count) ? count - 1 : Int(place) : 0
  }
}
