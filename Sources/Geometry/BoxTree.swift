/// Finds the boxes that meet a box: a packed tree, built once.
///
/// Shape: boxes are sorted along tiles (sort-tile-recursive) and packed 8 to a node; the levels stand one after the
/// other in one array, leaves first.
public struct BoxTree: Sendable {
  private static let fanout = 8
  private var boxes: [Box] = []
  /// The item of each leaf.
  private var items: [Int32] = []
  /// Where each level starts in `boxes`, and the end.
  private var levels: [Int] = [0]

  /// Builds a tree; item i is the i-th box. Empty boxes are never found.
  public init(_ given: [Box]) {
    let order = BoxTree.sorted(given)
    items = order
    boxes = order.map { given[Int($0)] }
    levels.append(boxes.count)
    while levels[levels.count - 1] - levels[levels.count - 2] > 1 {
      let (start, end) = (levels[levels.count - 2], levels[levels.count - 1])
      for first in stride(from: start, to: end, by: BoxTree.fanout) {
        var box = Box.empty
        for child in first..<min(first + BoxTree.fanout, end) { box.include(boxes[child]) }
        boxes.append(box)
      }
      levels.append(boxes.count)
    }
  }

  /// The number of items.
  public var count: Int { items.count }

  /// Calls `body` with each item whose box meets `box`, in no particular order.
  public func forEach(meeting box: Box, _ body: (Int) -> Void) {
    guard !items.isEmpty, let top = levels.dropLast().last, boxes[top].meets(box) else { return }
    boxes.withUnsafeBufferPointer { boxes in
      // What is still to be looked into: at most a node's children for each level.
      withUnsafeTemporaryAllocation(
        of: (level: Int32, node: Int32).self, capacity: levels.count * BoxTree.fanout
      ) { stack in
        var depth = 1
        stack[0] = (Int32(levels.count - 2), 0)
        while depth > 0 {
          depth -= 1
          let (level, node) = (Int(stack[depth].level), Int(stack[depth].node))
          if level == 0 {
            body(Int(items[node]))
            continue
          }
          let (start, first) = (levels[level - 1], node * BoxTree.fanout)
          let last = min(first + BoxTree.fanout, levels[level] - start)
          for child in first..<last where boxes[start + child].meets(box) {
            stack[depth] = (Int32(level - 1), Int32(child))
            depth += 1
          }
        }
      }
    }
  }

  /// Calls `body` with each item whose box contains the place.
  public func forEach(at place: Position, _ body: (Int) -> Void) {
    forEach(
      meeting: Box(
        west: place.longitude, south: place.latitude, east: place.longitude, north: place.latitude), body)
  }

  /// The items' order: by columns of tiles from west to east, from south to north within each.
  private static func sorted(_ boxes: [Box]) -> [Int32] {
    var order = (0..<Int32(boxes.count)).filter { !boxes[Int($0)].isEmpty }
    let leaves = (order.count + fanout - 1) / fanout
    let columns = max(1, Int(Double(leaves).squareRoot().rounded(.up)))
    let height = max(fanout, (order.count + columns - 1) / columns)
    func x(_ item: Int32) -> Double { boxes[Int(item)].west + boxes[Int(item)].east }
    func y(_ item: Int32) -> Double { boxes[Int(item)].south + boxes[Int(item)].north }
    order.sort { (x($0), $0) < (x($1), $1) }
    for start in stride(from: 0, to: order.count, by: height) {
      order[start..<min(start + height, order.count)].sort { (y($0), $0) < (y($1), $1) }
    }
    return order
  }
}

extension Shapes {
  /// The box around all features.
  public var box: Box { vertices.reduce(into: .empty) { $0.include($1) } }

  /// The box around a feature.
  public func box(of feature: Int) -> Box {
    var box = Box.empty
    let paths = paths(of: feature)
    guard let first = paths.first, let last = paths.last else { return box }
    for vertex in pathStarts[first]..<pathStarts[last + 1] { box.include(vertices[vertex]) }
    return box
  }
}
