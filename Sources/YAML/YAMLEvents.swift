internal import CYaml

/// Everything that libyaml meets in a text, up to the end or the first fault.
///
/// Source: `yaml_parser_parse` of libyaml, which the package Yams carries as its C target. Its events are used because
/// Yams' tree stops at the first repeated key, unrolls aliases and forgets where they stood.
package struct YAMLEvents: Sendable {
  package private(set) var events: [YAMLEvent] = []
  /// Why the events end before the text does.
  package private(set) var fault: YAMLFault?
  /// Whether the events end because there are too many.
  package private(set) var isCut = false

  /// Reads a text.
  ///
  /// - Parameter limit: the number of events after which reading stops.
  package init(of text: [UInt8], limit: Int) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      fault = YAMLFault(problem: "out of memory")
      return
    }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    // libyaml keeps the address of the bytes, so all is read while they are lent.
    text.withUnsafeBufferPointer { bytes in
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      read(parser, limit: limit)
    }
  }

  private mutating func read(_ parser: UnsafeMutablePointer<yaml_parser_t>, limit: Int) {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else {
        fault = YAMLFault(parser.pointee)
        return
      }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return }
      guard let copy = YAMLEvent(event) else { continue }
      guard events.count < limit else {
        isCut = true
        return
      }
      events.append(copy)
    }
  }
}

extension YAMLEvent {
  /// Copies what matters of libyaml's event; nil for those that say nothing.
  fileprivate init?(_ event: yaml_event_t) {
    line = event.start_mark.line + 1
    column = event.start_mark.column + 1
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      kind = .document
    case YAML_ALIAS_EVENT:
      kind = .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(
        String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
      anchor = text(scalar.anchor)
      tag = text(scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      anchor = text(event.data.sequence_start.anchor)
      tag = text(event.data.sequence_start.tag)
    case YAML_SEQUENCE_END_EVENT:
      kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      anchor = text(event.data.mapping_start.anchor)
      tag = text(event.data.mapping_start.tag)
    case YAML_MAPPING_END_EVENT:
      kind = .mappingEnd
    default:
      return nil
    }
  }
}

extension YAMLFault {
  fileprivate init(_ parser: yaml_parser_t) {
    problem = parser.problem.map { String(cString: $0) } ?? "out of memory"
    if parser.error == YAML_READER_ERROR {
      offset = parser.problem_offset
    } else {
      line = parser.problem_mark.line + 1
      column = parser.problem_mark.column + 1
    }
    if parser.context != nil { startLine = parser.context_mark.line + 1 }
  }
}

private func text(_ bytes: UnsafePointer<yaml_char_t>?) -> String? {
  bytes.map { String(cString: $0) }
}
