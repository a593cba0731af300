/// A sentence of a finding, put together in one piece of memory: `"\(measured) from \(name)"`.
package struct Sentence: ExpressibleByStringInterpolation, Sendable {
  private var bytes: [UInt8]

  package init(stringLiteral text: String) { bytes = Array(text.utf8) }

  package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// The sentence as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// One sentence behind the other.
  package static func + (first: consuming Sentence, second: Sentence) -> Sentence {
    first.bytes += second.bytes
    return first
  }

  /// What a sentence is made of.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 24 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { bytes.write(literal) }

    package mutating func appendInterpolation(_ text: String) { bytes.write(text) }

    package mutating func appendInterpolation(_ number: Int) { bytes.write(number) }

    package mutating func appendInterpolation(_ sentence: Sentence) { bytes += sentence.bytes }

    package mutating func appendInterpolation(_ amount: Amount) {
      let isShare = amount.unit == .percent
      guard isShare || !amount.value.isNaN else { return bytes.write("–") }
      Wording.withText(of: amount.value, decimals: isShare ? 2 : 3, amount.language) {
        bytes.append(contentsOf: $0)
      }
      bytes.write(isShare ? " %" : " m")
    }

    package mutating func appendInterpolation(_ name: Name) {
      bytes.write(name.title)
      if let id = name.id {
        bytes.append(UInt8(ascii: " "))
        bytes.write(id)
      }
      if let note = name.note {
        bytes.write(" (")
        bytes.write(note)
        bytes.append(UInt8(ascii: ")"))
      }
    }
  }

  /// A length or a share, as a person reads it: `143.21 m`.
  package struct Amount: Sendable {
    let value: Double
    let unit: Unit?
    let language: Language
  }

  /// What a reader calls something, in one language: “mast HN0123 (Viettel)”.
  package struct Name: Sendable {
    let title: String
    let id: String?
    let note: String?
  }
}
