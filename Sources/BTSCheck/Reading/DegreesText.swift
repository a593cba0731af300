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

  /// Names of the directions, folded.
  private static let directions: [String: (sign: Int, isLongitude: Bool)] = [
    "n": (1, false), "b": (1, false), "bac": (1, false), "s": (-1, false), "nam": (-1, false),
    "e": (1, true), "d": (1, true), "dong": (1, true), "w": (-1, true), "t": (-1, true), "tay": (-1, true),
  ]

  /// Letters and words that stand for the marks of degrees, minutes and seconds, folded.
  private static let units: [Set<String>] = [
    ["d", "o", "do", "deg"], ["m", "phut", "min"], ["s", "giay", "sec"],
  ]

  /// Marks of degrees, minutes and seconds that are no letters.
  private static let marks: [Set<String>] = [
    ["°", "º", "˚", "⁰", ":", "-", "–"], ["'", "′", "’", "‘", "´", "`", ":", "-", "–"],
    ["\"", "″", "”", "“", "''", "′′", "’’", "‘‘", "´´"],
  ]

  /// Takes a letter or word off the start or end of a text.
  ///
  /// - Returns: nil for a letter of the other axis.
  private static func takeDirection(
    _ scalars: inout [Unicode.Scalar], _ isLongitude: Bool
  ) -> (sign: Int, isWritten: Bool)? {
    let leading = scalars.prefix(while: isLetter)
    let trailing = Array(scalars.reversed().prefix(while: isLetter).reversed())
    let word = leading.isEmpty ? letters(behind: scalars.dropLast(trailing.count), trailing) : Array(leading)
    guard !word.isEmpty else { return (1, false) }
    guard let found = directions[folded(text(word))], found.isLongitude == isLongitude else { return nil }
    if leading.isEmpty { scalars.removeLast(word.count) } else { scalars.removeFirst(word.count) }
    while scalars.last.map({ $0.properties.isWhitespace }) ?? false { scalars.removeLast() }
    while scalars.first.map({ $0.properties.isWhitespace }) ?? false { scalars.removeFirst() }
    return (found.sign, true)
  }

  /// The letters at the end of a text that tell a direction: all of them, or those behind a unit (`4.4sN`); none where
  /// they are the unit of the last part.
  private static func letters(
    behind text: ArraySlice<Unicode.Scalar>, _ trailing: [Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    guard !trailing.isEmpty else { return [] }
    var parts = 0
    var isInNumber = false
    for scalar in text {
      let isNumber = ("0"..."9").contains(scalar) || scalar == "." || scalar == ","
      if isNumber, !isInNumber { parts += 1 }
      isInNumber = isNumber
    }
    guard units.indices.contains(parts - 1) else { return trailing }
    let units = units[parts - 1]
    let name = folded(self.text(trailing))
    // A single letter is a unit right behind its number, or among other letters that are (`4.4 s` behind `32m`).
    let isUnit = units.contains(name) && !(trailing.count == 1 && isStroked(trailing[0]))
    if isUnit, name.utf8.count > 1 || isInNumber || text.contains(where: isLetter) { return [] }
    guard isInNumber, directions[name] == nil else { return trailing }
    let unit = (1..<trailing.count).first { units.contains(folded(self.text(Array(trailing[..<$0])))) }
    return unit.map { Array(trailing[$0...]) } ?? trailing
  }

  /// Whether a character is a letter; `º`, which counts as one, is a mark of degrees.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar != "º" else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Whether a letter is Đ, or the Icelandic letter of the same look that Windows-1252 has in its stead.
  private static func isStroked(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "Đ" || scalar == "đ" || scalar == "\u{D0}" || scalar == "\u{F0}"
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
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
    for (index, part) in parts.enumerated() {
      let mark = part.mark.filter { !$0.isWhitespace }
      let isKnown =
        marks[index].contains(mark) || (mark.allSatisfy(\.isLetter) && units[index].contains(folded(mark)))
      guard mark.isEmpty || isKnown else { return nil }
      if index == parts.count - 1, [":", "-", "–"].contains(mark) { return nil }
    }
    return parts
  }
}
