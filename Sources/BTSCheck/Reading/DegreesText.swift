/// A coordinate in degrees as people write it: decimal, or degrees, minutes and seconds, with or without a letter.
///
/// `20.5345`, `N20.5345`, `20°32'04.4"N`, `20º32′04.4″`, `20 32 04.4`, `20:32:04.4`, `20d32m4.4s`, `20-32-04.4 N`; a point or
/// a comma before the decimals of the last part, seconds optional.
struct DegreesText {
  /// What the last part of a coordinate is.
  enum Part: Int8 {
    case degrees, minutes, seconds
  }

  /// The value in degrees, negative in the south and west.
  let degrees: Double
  /// The last part that is written, whose digits tell how sure the value is.
  let last: Part
  /// The number of decimals of the last part.
  let decimals: Int

  /// Reads a cell; nil when it is no coordinate of the axis.
  init?(_ text: String, isLongitude: Bool) {
    var scalars = Array(text.unicodeScalars)
    guard scalars.count <= 64, let direction = DegreesText.takeDirection(&scalars, isLongitude) else {
      return nil
    }
    var sign = Double(direction.sign)
    if let first = scalars.first, first == "-" || first == "+" || first == "\u{2212}" {
      // A sign and a letter say the same twice, or contradict each other.
      guard !direction.isWritten else { return nil }
      if first != "+" { sign = -1 }
      scalars.removeFirst()
    }
    guard let parts = DegreesText.parts(scalars), let final = parts.last else { return nil }
    // A bare number is decimal, and its mark that of its column.
    guard parts.count > 1 || direction.isWritten || !final.mark.isEmpty else { return nil }
    var value = 0.0
    for (index, part) in parts.enumerated() {
      guard let number = Double(part.digits), index == 0 || number < 60 else { return nil }
      guard index == parts.count - 1 || !part.digits.contains(".") else { return nil }
      value += number / [1, 60, 3600][index]
    }
    guard let last = Part(rawValue: Int8(parts.count - 1)) else { return nil }
    degrees = sign * value
    self.last = last
    decimals =
      final.digits.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
  }

  /// Takes a letter or word off the start or end of a text.
  ///
  /// - Returns: nil for a letter of the other axis.
  private static func takeDirection(
    _ scalars: inout [Unicode.Scalar], _ isLongitude: Bool
  ) -> (sign: Int, isWritten: Bool)? {
    let names: [(String, sign: Int, isLongitude: Bool)] = [
      ("bac", 1, false), ("nam", -1, false), ("dong", 1, true), ("tay", -1, true), ("n", 1, false),
      ("b", 1, false),
      ("s", -1, false), ("e", 1, true), ("d", 1, true), ("w", -1, true), ("t", -1, true),
    ]
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
    let leading = scalars.prefix(while: isLetter)
    let trailing = scalars.reversed().prefix(while: isLetter).reversed()
    // A letter right behind a number is a unit (`4.4s`), unless it cannot be one.
    let behind = scalars.dropLast(trailing.count).last
    let isUnit = behind.map { ("0"..."9").contains($0) } ?? false
    let (word, isLeading) = leading.isEmpty ? (Array(trailing), false) : (Array(leading), true)
    guard !word.isEmpty else { return (1, false) }
    let name = folded(String(String.UnicodeScalarView(word)))
    let isOther = word.count == 1 && (word[0] == "Đ" || word[0] == "đ")
    if !isLeading, isUnit, ["s", "m", "d"].contains(name), !isOther { return (1, false) }
    guard let found = names.first(where: { $0.0 == name }), name != "d" || isOther,
      found.isLongitude == isLongitude
    else { return nil }
    if isLeading { scalars.removeFirst(word.count) } else { scalars.removeLast(word.count) }
    while scalars.last.map({ $0.properties.isWhitespace }) ?? false { scalars.removeLast() }
    while scalars.first.map({ $0.properties.isWhitespace }) ?? false { scalars.removeFirst() }
    return (found.sign, true)
  }

  /// The numbers of a text, with what stands behind each.
  private static func parts(_ scalars: [Unicode.Scalar]) -> [(digits: String, mark: String)]? {
    var parts: [(digits: String, mark: String)] = []
    for scalar in scalars {
      switch scalar {
      case "0"..."9":
        if parts.isEmpty || !(parts.last?.mark.isEmpty ?? true) { parts.append(("", "")) }
        parts[parts.count - 1].digits.unicodeScalars.append(scalar)
      case ".", ",":
        guard let last = parts.last, last.mark.isEmpty, !last.digits.contains(".") else { return nil }
        parts[parts.count - 1].digits += "."
      default:
        guard !parts.isEmpty else { return nil }
        if !scalar.properties.isWhitespace || parts[parts.count - 1].mark.isEmpty {
          parts[parts.count - 1].mark.unicodeScalars.append(scalar)
        }
      }
    }
    guard (1...3).contains(parts.count) else { return nil }
    let allowed: [Set<String>] = [
      ["°", "º", "˚", "d", "D", ":", " ", "-", ""], ["'", "′", "’", "m", "M", ":", " ", "-", ""],
      ["\"", "″", "”", "''", "′′", "’’", "s", "S", ""],
    ]
    for (index, part) in parts.enumerated() {
      let mark = part.mark.filter { !$0.isWhitespace }
      guard allowed[index].contains(mark) || (mark.isEmpty && index < parts.count - 1) else { return nil }
      if index == parts.count - 1, [":", "-"].contains(mark) { return nil }
    }
    return parts
  }
}
