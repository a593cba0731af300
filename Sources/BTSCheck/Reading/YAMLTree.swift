import YAML

/// Reads YAML strictly: no repeated keys, no tags, no merge keys, one document, keys that are texts.
///
/// Aliases share what they name, so that they cost nothing; what they would unroll to is counted.
package struct YAMLTree {
  /// The largest number of nodes, aliases unrolled.
  package static let nodeLimit = 1_000_000
  /// The deepest nesting of lists and mappings, aliases unrolled.
  package static let depthLimit = 64

  private let file: String
  private let nodeLimit: Int
  private let events: [YAMLEvent]
  private var next = 0
  private var nodes = 0
  private var anchors: [String: Part] = [:]
  private var complaints: [Complaint] = []

  /// A node with what it weighs when aliases are unrolled.
  private struct Part {
    var node: YAMLNode
    var size = 1
    var height = 0
  }

  /// Why the building stops.
  private enum Halt: Error {
    /// The events end because the text could not be read further.
    case endOfEvents
    /// The text breaks a limit; the complaint is made.
    case limit
  }

  /// The tree of a file, nil when it cannot be read to its end, with all complaints in order.
  package static func read(
    _ file: MappedFile, nodeLimit: Int = YAMLTree.nodeLimit
  ) -> (root: YAMLNode?, complaints: [Complaint]) {
    var bytes = file.withBytes { [UInt8]($0) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let complaint = YAMLText.complaint(of: bytes, file: file.name) { return (nil, [complaint]) }
    // A node gives one event or two.
    let stream = YAMLEvents(of: bytes, limit: 2 * nodeLimit + 4)
    var tree = YAMLTree(file: file.name, nodeLimit: nodeLimit, events: stream.events)
    var root = tree.document()
    if root == nil, tree.complaints.isEmpty, stream.fault == nil {
      tree.complaints.append(YAMLText.emptiness(file: file.name))
    }
    if let fault = stream.fault {
      tree.complaints.append(YAMLText.complaint(of: fault, in: bytes, file: file.name))
      root = nil
    }
    return (root, tree.complaints)
  }

  private init(file: String, nodeLimit: Int, events: [YAMLEvent]) {
    self.file = file
    self.nodeLimit = nodeLimit
    self.events = events
  }

  private mutating func document() -> YAMLNode? {
    do {
      guard case .document? = events.first?.kind else { return nil }
      next = 1
      let root = try part(depth: 0).node
      guard !root.isEmpty else { return nil }
      if next < events.count {
        complain(
          events[next], "documents", vi: "một tài liệu YAML thứ hai bắt đầu tại đây; tệp chỉ được có một",
          en: "a second YAML document starts here; the file must hold one")
      }
      return root
    } catch {
      return nil
    }
  }

  // MARK: - Nodes

  private mutating func part(depth: Int) throws(Halt) -> Part {
    guard next < events.count else { throw .endOfEvents }
    let event = events[next]
    next += 1
    if let tag = event.tag {
      complain(
        event, "tag", vi: "không dùng thẻ YAML “\(tag)”; hãy ghi giá trị trần",
        en: "tags such as “\(tag)” are not used; write the bare value")
    }
    let part: Part
    switch event.kind {
    case .scalar(let text, let isPlain):
      try count(1, at: event)
      part = Part(node: node(.text(text, isPlain: isPlain), event))
    case .alias(let name):
      part = try alias(name, event, depth: depth)
    case .sequenceStart:
      try count(1, at: event)
      try checkDepth(depth + 1, at: event)
      part = try list(event, depth: depth)
    case .mappingStart:
      try count(1, at: event)
      try checkDepth(depth + 1, at: event)
      part = try mapping(event, depth: depth)
    case .document, .sequenceEnd, .mappingEnd:
      throw .endOfEvents
    }
    if let anchor = event.anchor { anchors[anchor] = part }
    return part
  }

  private mutating func list(_ start: YAMLEvent, depth: Int) throws(Halt) -> Part {
    var parts: [YAMLNode] = []
    var (size, height) = (1, 0)
    while try !ends(with: .sequenceEnd) {
      let part = try part(depth: depth + 1)
      parts.append(part.node)
      size += part.size
      height = max(height, part.height)
    }
    return Part(node: node(.list(parts), start), size: size, height: height + 1)
  }

  private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(Halt) -> Part {
    var entries: [YAMLNode.Entry] = []
    var lines: [String: Int] = [:]
    var (size, height) = (1, 0)
    while try !ends(with: .mappingEnd) {
      let place = events[next]
      let key = try part(depth: depth + 1)
      let value = try part(depth: depth + 1)
      size += key.size + value.size
      height = max(height, key.height, value.height)
      guard let name = name(of: key.node, at: place) else { continue }
      if let first = lines[name] {
        complain(
          place, "duplicate-key", vi: "khóa “\(name)” lặp lại; đã có ở dòng \(first)",
          en: "the key “\(name)” is repeated; it stands on line \(first) already")
        continue
      }
      lines[name] = place.line
      entries.append(YAMLNode.Entry(key: name, line: place.line, column: place.column, value: value.node))
    }
    return Part(node: node(.mapping(entries), start), size: size, height: height + 1)
  }

  /// The text of a key, nil with a complaint when it cannot be one.
  private mutating func name(of key: YAMLNode, at place: YAMLEvent) -> String? {
    guard case .text(let name, let isPlain) = key.content, !name.isEmpty else {
      complain(
        place, "key", vi: "khóa phải là một từ, không phải danh sách, bảng hay khoảng trống",
        en: "a key must be a text, not a list, a mapping or nothing")
      return nil
    }
    if isPlain, name == "<<" {
      complain(
        place, "merge-key", vi: "không dùng khóa gộp “<<”; hãy ghi đủ các khóa",
        en: "merge keys “<<” are not used; write the keys out")
      return nil
    }
    return name
  }

  private mutating func alias(_ name: String, _ event: YAMLEvent, depth: Int) throws(Halt) -> Part {
    guard let part = anchors[name] else {
      complain(
        event, "alias",
        vi: "“*\(name)” là bí danh YAML chưa khai báo; mẫu bắt đầu bằng * phải đặt trong ngoặc kép",
        en: "“*\(name)” is a YAML alias of nothing above; a pattern that starts with * needs quotes")
      return Part(node: node(.text("*" + name, isPlain: false), event))
    }
    try count(part.size, at: event)
    try checkDepth(depth + part.height, at: event)
    return part
  }

  private func node(_ content: YAMLNode.Content, _ event: YAMLEvent) -> YAMLNode {
    YAMLNode(content: content, line: event.line, column: event.column)
  }

  private mutating func ends(with kind: YAMLEvent.Kind) throws(Halt) -> Bool {
    guard next < events.count else { throw .endOfEvents }
    guard events[next].kind == kind else { return false }
    next += 1
    return true
  }

  // MARK: - Limits and complaints

  private mutating func count(_ size: Int, at event: YAMLEvent) throws(Halt) {
    nodes += size
    guard nodes > nodeLimit else { return }
    complain(
      event, "nodes", vi: "nhiều hơn giới hạn \(nodeLimit) nút YAML (kể cả qua bí danh *)",
      en: "more than the limit of \(nodeLimit) YAML nodes (counted through aliases *)")
    throw .limit
  }

  private mutating func checkDepth(_ depth: Int, at event: YAMLEvent) throws(Halt) {
    guard depth > YAMLTree.depthLimit else { return }
    complain(
      event, "depth", vi: "lồng sâu hơn giới hạn \(YAMLTree.depthLimit) tầng",
      en: "nested deeper than the limit of \(YAMLTree.depthLimit) levels")
    throw .limit
  }

  private mutating func complain(_ event: YAMLEvent, _ code: String, vi: String, en: String) {
    complaints.append(
      Complaint(
        file: file, line: event.line, column: String(event.column), code: code,
        message: LocalizedText(vi: vi, en: en)))
  }
}
