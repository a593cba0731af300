import Testing

/// The validator itself: a schema that accepts everything would test nothing.
struct JSONSchemaTests {
  private let schema = """
    {"type": "object", "required": ["a"], "additionalProperties": false,
     "properties": {
       "a": {"$ref": "#/$defs/count"}, "b": {"enum": ["x", null]}, "c": {"const": 1},
       "d": {"type": "array", "items": {"$ref": "#/$defs/word"}, "minItems": 1, "maxItems": 2},
       "e": {"anyOf": [{"type": "null"}, {"type": "boolean"}]}, "f": {"not": {"const": 3}},
       "g": {"if": {"type": "number"}, "then": {"minimum": 5}, "else": {"type": "string"}}
     },
     "$defs": {
       "count": {"type": "integer", "minimum": 0},
       "word": {"type": "string", "pattern": "^[a-z]+$", "minLength": 2}
     }}
    """

  @Test(arguments: [
    #"{"a": 1}"#, #"{"a": 0, "b": null, "c": 1.0, "d": ["ab", "cd"], "e": true, "f": 2, "g": 7}"#,
    #"{"a": 3, "e": null, "g": "x"}"#,
  ])
  func accepts(_ text: String) throws {
    #expect(try JSONSchema(schema).complaints(.parse(text)) == [])
  }

  @Test(arguments: [
    "[]", "{}", #"{"a": 1.5}"#, #"{"a": -1}"#, #"{"a": "1"}"#, #"{"a": true}"#, #"{"a": 1, "z": 1}"#,
    #"{"a": 1, "b": "y"}"#, #"{"a": 1, "c": 2}"#, #"{"a": 1, "d": []}"#,
    #"{"a": 1, "d": ["ab", "cd", "ef"]}"#,
    #"{"a": 1, "d": ["A1"]}"#, #"{"a": 1, "d": ["a"]}"#, #"{"a": 1, "d": [1]}"#, #"{"a": 1, "e": 0}"#,
    #"{"a": 1, "f": 3}"#, #"{"a": 1, "g": 4}"#, #"{"a": 1, "g": null}"#,
  ])
  func refuses(_ text: String) throws {
    #expect(try JSONSchema(schema).complaints(.parse(text)).count == 1)
  }

  @Test func unknownKeywordIsAComplaint() throws {
    #expect(try JSONSchema(#"{"oneOf": []}"#).complaints(.null).count == 1)
  }
}
