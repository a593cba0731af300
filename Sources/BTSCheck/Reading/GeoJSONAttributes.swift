/// The attributes of a GeoJSON layer's features while they are being read: only those that are wanted are kept.
struct GeoJSONAttributes {
  /// A name that features have, and the column that keeps its values.
  private struct Name {
    /// Where it stands in the file for the first time.
    var range: Range<Int>
    var text: String
    var column: Int?
  }

  private let keep: [String]
  private var values: [[String?]]
  private var known: [Name] = []
  /// Where the next name is expected: features mostly have the same names in the same order.
  private var expected = 0
  private var current: [String?]
  /// The feature's own `id`.
  private var featureID: String?
  private var hasFeatureIDs = false

  init(keep: Set<String>) {
    self.keep = keep.sorted()
    values = Array(repeating: [], count: keep.count)
    current = Array(repeating: nil, count: keep.count)
  }

  /// For each wanted attribute: its text by feature.
  var columns: [String: [String?]] { Dictionary(uniqueKeysWithValues: zip(keep, values)) }

  /// The names of all attributes, sorted.
  var names: [String] { Set(known.map(\.text) + (hasFeatureIDs ? ["id"] : [])).sorted() }

  /// Reads the value of `properties`.
  mutating func read(_ scanner: inout JSONScanner) throws(JSONFault) {
    guard scanner.peek() != UInt8(ascii: "n") else { return try scanner.skipValue() }
    var isFirst = true
    expected = 0
    try scanner.openObject(depth: 3)
    while let name = try scanner.nextMember(&isFirst) {
      if let column = try column(of: name, scanner) {
        current[column] = try GeoJSONAttributes.text(&scanner)
      } else {
        try scanner.skipValue(depth: 4)
      }
    }
  }

  /// Reads the value of a feature's own `id`.
  mutating func readFeatureID(_ scanner: inout JSONScanner) throws(JSONFault) {
    featureID = try GeoJSONAttributes.text(&scanner)
    hasFeatureIDs = true
  }

  mutating func endFeature() {
    for column in keep.indices {
      values[column].append(current[column] ?? (keep[column] == "id" ? featureID : nil))
      current[column] = nil
    }
    featureID = nil
  }

  private mutating func column(of name: JSONScanner.Text, _ scanner: JSONScanner) throws(JSONFault) -> Int? {
    let bytes = scanner.bytes[name.range]
    for step in known.indices {
      let place = (expected + step) % known.count
      if known[place].range.count == bytes.count, scanner.bytes[known[place].range].elementsEqual(bytes) {
        expected = place + 1
        return known[place].column
      }
    }
    guard known.count < 1000 else {
      throw scanner.fault(
        "limit", "nhiều hơn giới hạn 1.000 thuộc tính", "there are more than the limit of 1,000 attributes")
    }
    let text = scanner.decode(name)
    known.append(Name(range: name.range, text: text, column: keep.firstIndex(of: text)))
    expected = known.count
    return known[known.count - 1].column
  }

  /// A value as text: a number keeps its own, the texts of an array are joined by `;`, objects and null are nil.
  private static func text(_ scanner: inout JSONScanner) throws(JSONFault) -> String? {
    switch scanner.peek() {
    case UInt8(ascii: "\""): return scanner.decode(try scanner.string())
    case UInt8(ascii: "{"):
      try scanner.skipValue(depth: 4)
      return nil
    case UInt8(ascii: "["):
      var texts: [String] = []
      var isFirst = true
      try scanner.openArray(depth: 4)
      while try scanner.nextElement(&isFirst) {
        if scanner.peek() == UInt8(ascii: "[") {
          try scanner.skipValue(depth: 5)
        } else if let text = try text(&scanner) {
          texts.append(text)
        }
      }
      return texts.joined(separator: ";")
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return try scanner.literal().map { "\($0)" }
    default:
      let start = scanner.place
      _ = try scanner.number()
      return String(decoding: scanner.bytes[start..<scanner.place], as: UTF8.self)
    }
  }
}
