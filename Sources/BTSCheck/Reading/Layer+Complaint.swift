extension Layer {
  /// A complaint about a layer, or about one of its features.
  ///
  /// - Parameter feature: the feature's number, from 1.
  func complaint(
    feature: Int? = nil, line: Int? = nil, column: Int? = nil, code: String, _ message: LocalizedText
  ) -> Complaint {
    Complaint(
      file: source, line: line, column: column.map(String.init), code: code,
      message: LocalizedText(
        vi: "lớp \(name)\(feature.map { ", đối tượng \($0)" } ?? ""): \(message.vi)",
        en: "layer \(name)\(feature.map { ", feature \($0)" } ?? ""): \(message.en)"))
  }

  /// A complaint about the feature with an index, at its line where it has one.
  func complaint(about index: Int, code: String, _ message: LocalizedText) -> Complaint {
    let line = lines.isEmpty || lines[index] == 0 ? nil : Int(lines[index])
    return complaint(feature: index + 1, line: line, code: code, message)
  }
}
