extension Quantity {
  /// Why a text is no quantity of its dimension.
  package struct Fault: Error, Hashable, Sendable {
    package enum Kind: String, Sendable {
      case noNumber = "number"
      case decimalComma = "decimal-comma"
      case negative
      case tooLarge = "number-too-large"
      case noUnit = "unit-missing"
      case unknownUnit = "unit-unknown"
      case otherDimension = "unit-dimension"
      case range
    }

    package var kind: Kind
    package var text: String
    package var expected: LocalizedText

    package init(_ kind: Kind, _ text: String, expected: LocalizedText) {
      self.kind = kind
      self.text = text
      self.expected = expected
    }

    /// What is wrong, with the value and what is expected.
    package var message: LocalizedText {
      let (vi, en) =
        switch kind {
        case .noNumber: ("không đúng", "is not what is needed")
        case .decimalComma:
          ("có dấu phẩy; phần thập phân viết sau dấu chấm", "has a comma; decimals follow a point")
        case .negative: ("là số âm", "is negative")
        case .tooLarge: ("quá lớn", "is too large")
        case .noUnit: ("thiếu đơn vị", "has no unit")
        case .unknownUnit: ("có đơn vị không rõ hoặc thừa", "has a unit that is not known here")
        case .otherDimension: ("có đơn vị của đại lượng khác", "has the unit of something else")
        case .range: ("không phải khoảng chiều cao", "is not a range of heights")
        }
      return LocalizedText(
        vi: "“\(text)” \(vi); cần \(expected.vi)", en: "“\(text)” \(en); expected \(expected.en)")
    }
  }
}
