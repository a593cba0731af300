/// A name as it is compared: without letter case, accents, spaces, `_`, dashes and invisible characters.
///
/// `đ` counts as `d`; composed and decomposed accents fold alike; a script other than Latin keeps its marks.
/// Shape: equal names give equal strings, so that the result can be a dictionary's key.
package func folded(_ name: String) -> String {
  var letters: [UInt8] = []
  letters.reserveCapacity(name.utf8.count)
  for byte in name.utf8 {
    guard byte < 0x80 else { return foldedBeyondASCII(name) }
    if let letter = foldedASCII(byte) { letters.append(letter) }
  }
  return String(decoding: letters, as: UTF8.self)
}

/// The name of a commune as it is compared: as `folded`, and without the words xã, phường or thị trấn before it.
package func foldedCommune(_ name: String) -> String {
  // Most codes are one word.
  guard name.utf8.contains(where: { foldedASCII($0) == nil || $0 >= 0x80 }) else { return folded(name) }
  let words = name.unicodeScalars.split { isIgnored($0) }
  let first = words.first.map { folded(String($0)) }
  if words.count > 1, first == "xa" || first == "phuong" {
    return folded(String(name.unicodeScalars[words[1].startIndex...]))
  }
  if words.count > 2, first == "thi", folded(String(words[1])) == "tran" {
    return folded(String(name.unicodeScalars[words[2].startIndex...]))
  }
  return folded(name)
}

/// The byte in lower case, nil for spaces, control characters, `_` and `-`.
@inline(__always)
private func foldedASCII(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
  case ...UInt8(ascii: " "), 0x7F, UInt8(ascii: "_"), UInt8(ascii: "-"): nil
  default: byte
  }
}

private func foldedBeyondASCII(_ name: String) -> String {
  var result = String.UnicodeScalarView()
  var isLatin = false
  for scalar in name.unicodeScalars {
    if scalar.isASCII {
      guard let letter = foldedASCII(UInt8(scalar.value)) else { continue }
      isLatin = UInt8(ascii: "a")...UInt8(ascii: "z") ~= letter
      result.append(Unicode.Scalar(letter))
    } else if let base = LatinLetters.base(scalar) {
      isLatin = true
      result.append(base)
    } else if isIgnored(scalar) || (isLatin && scalar.properties.generalCategory == .nonspacingMark) {
      continue
    } else {
      isLatin = false
      result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }
  return String(result)
}

/// Whether the character separates words or is not seen: spaces, `_`, dashes, controls, zero-width characters.
private func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
  guard !scalar.isASCII else { return foldedASCII(UInt8(scalar.value)) == nil }
  switch scalar.properties.generalCategory {
  case .spaceSeparator, .lineSeparator, .paragraphSeparator, .dashPunctuation, .control, .format: return true
  default: return scalar == "\u{2212}"
  }
}

/// Latin letters with accents, by their code points.
///
/// Source: the canonical decompositions of the Unicode Character Database, and đ for d; `.` where there is none.
private enum LatinLetters {
  /// The letter without its accents, in lower case.
  static func base(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let letter: UInt8
    switch scalar.value {
    case 0x00C0..<0x0250: letter = supplement[Int(scalar.value) - 0x00C0]
    case 0x1E00..<0x1F00: letter = additional[Int(scalar.value) - 0x1E00]
    default: return nil
    }
    return letter == UInt8(ascii: ".") ? nil : Unicode.Scalar(letter)
  }

  /// U+00C0 to U+024F.
  private static let supplement = [UInt8](
    """
    aaaaaa.ceeeeiiiidnooooo..uuuuy..aaaaaa.ceeeeiiiidnooooo..uuuuy.y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll.\
    ...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz.\
    ................................oo.............uu...............\
    .............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....\
    aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
    ................
    """.utf8)

  /// U+1E00 to U+1EFF: most letters of Vietnamese.
  private static let additional = [UInt8](
    """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """.utf8)
}
