import Foundation

/// A JSON value, kept apart from numbers that are flags and texts that are numbers.
indirect enum JSONValue: Decodable, Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  static func parse(_ text: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  subscript(index: Int) -> JSONValue? {
    if case .array(let values) = self, values.indices.contains(index) { values[index] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
}

/// A validator for as much of JSON Schema 2020-12 as the project's schemas use; a keyword that it does not know is
/// a complaint, so that no schema promises what is not tested.
struct JSONSchema {
  let root: JSONValue

  init(contentsOf file: URL) throws { root = try JSONValue.parse(String(contentsOf: file, encoding: .utf8)) }
  init(_ text: String) throws { root = try JSONValue.parse(text) }

  /// Everything that is wrong with a value, each with its place.
  func complaints(_ value: JSONValue) -> [String] { complaints(value, root, "$") }

  private func complaints(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
    guard case .object(let keywords) = schema else {
      return schema == .flag(true) ? [] : ["\(place): nothing is allowed here"]
    }
    return keywords.keys.sorted().flatMap { keyword in
      complaints(value, keyword, keywords[keyword] ?? .null, keywords, place)
    }
  }

  private func complaints(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: [String: JSONValue], _ place: String
  ) -> [String] {
    func check(_ holds: Bool, _ message: @autoclosure () -> String) -> [String] {
      holds ? [] : ["\(place): \(message())"]
    }
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description", "then", "else": return []
    case "$ref":
      guard let target = resolve(rule.text ?? "") else { return ["\(place): unknown $ref \(rule)"] }
      return complaints(value, target, place)
    case "type":
      let names = rule.array?.compactMap(\.text) ?? [rule.text ?? ""]
      return check(names.contains { matches(value, type: $0) }, "is not of type \(names)")
    case "const": return check(value == rule, "is not \(rule)")
    case "enum": return check(rule.array?.contains(value) == true, "\(value) is none of the allowed values")
    case "anyOf":
      let attempts = (rule.array ?? []).map { complaints(value, $0, place) }
      return check(attempts.contains { $0.isEmpty }, "fits none of anyOf: \(attempts)")
    case "allOf": return (rule.array ?? []).flatMap { complaints(value, $0, place) }
    case "not": return check(!complaints(value, rule, place).isEmpty, "fits what it must not")
    case "if":
      let branch = complaints(value, rule, place).isEmpty ? schema["then"] : schema["else"]
      return branch.map { complaints(value, $0, place) } ?? []
    case "required":
      guard case .object(let members) = value else { return [] }
      return (rule.array ?? []).compactMap(\.text).flatMap { check(members[$0] != nil, "lacks \($0)") }
    case "properties":
      guard case .object(let members) = value, case .object(let properties) = rule else { return [] }
      return members.keys.sorted().flatMap { key in
        properties[key].map { complaints(members[key] ?? .null, $0, "\(place).\(key)") } ?? []
      }
    case "additionalProperties":
      guard case .object(let members) = value else { return [] }
      var known: Set<String> = []
      if case .object(let properties)? = schema["properties"] { known = Set(properties.keys) }
      return members.keys.sorted().filter { !known.contains($0) }.flatMap {
        complaints(members[$0] ?? .null, rule, "\(place).\($0)")
      }
    case "items":
      return (value.array ?? []).enumerated().flatMap { complaints($1, rule, "\(place)[\($0)]") }
    case "minItems", "maxItems":
      guard let count = value.array?.count, let bound = rule.number else { return [] }
      return check(
        keyword == "minItems" ? Double(count) >= bound : Double(count) <= bound, "has \(count) items")
    case "minimum":
      guard let number = value.number, let bound = rule.number else { return [] }
      return check(number >= bound, "\(number) is less than \(bound)")
    case "minLength":
      guard let text = value.text, let bound = rule.number else { return [] }
      return check(Double(text.unicodeScalars.count) >= bound, "is too short")
    case "pattern":
      guard let text = value.text else { return [] }
      let matches = text.range(of: rule.text ?? "", options: .regularExpression) != nil
      return check(matches, "“\(text)” is not \(rule)")
    default: return ["\(place): the validator does not know the keyword \(keyword)"]
    }
  }

  private func resolve(_ reference: String) -> JSONValue? {
    guard reference.hasPrefix("#") else { return nil }
    return reference.dropFirst().split(separator: "/").reduce(root) { $0?[String($1)] }
  }

  private func matches(_ value: JSONValue, type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.flag, "boolean"), (.number, "number"), (.text, "string"), (.array, "array"),
      (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
