/// The text of a coordinate reference system that PROJ may see: nothing in it opens a file or the network.
enum Definition {
  /// The longest text that is looked at.
  private static let limit = 64 << 10

  /// The parameters that a PROJ string may have.
  private static let parameters: Set<Substring> = [
    "proj", "zone", "south", "datum", "ellps", "a", "b", "rf", "f", "R", "lat_0", "lat_1", "lat_2", "lat_ts",
    "lon_0",
    "lon_1", "lon_2", "lonc", "alpha", "gamma", "k", "k_0", "x_0", "y_0", "units", "to_meter", "towgs84",
    "pm",
    "no_defs", "no_uoff", "approx", "type",
  ]

  /// The words with which the WKT of a coordinate reference system begins.
  private static let keywords: Set<String> = [
    "GEOGCS", "PROJCS", "GEOCCS", "COMPD_CS", "LOCAL_CS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS",
    "GEODETICCRS",
    "PROJCRS", "PROJECTEDCRS", "COMPOUNDCRS", "BOUNDCRS", "ENGCRS", "ENGINEERINGCRS",
  ]

  /// The text in the form in which PROJ is asked.
  ///
  /// - Throws: `ProjectionError.malformed`, `.forbidden`.
  static func checked(_ text: String) throws(ProjectionError) -> String {
    guard text.utf8.count <= limit, !text.utf8.contains(0) else { throw .malformed }
    let text = trimmed(text)
    if let code = authorityAndCode(text) { return code }
    if text.hasPrefix("+proj=") { return try checkedPROJString(text) }
    let keyword = text.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
    guard keywords.contains(keyword.uppercased()), text.dropFirst(keyword.count).first == "[" else {
      throw .malformed
    }
    return try checkedWKT(text)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// `EPSG:5897` from itself, from other letter case and from `urn:ogc:def:crs:EPSG::5897`.
  private static func authorityAndCode(_ text: String) -> String? {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 7, text.lowercased().hasPrefix("urn:ogc:def:crs:") { parts = [parts[4], parts[6]] }
    guard parts.count == 2, let first = parts[0].first, first.isLetter, !parts[1].isEmpty,
      parts[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }),
      parts[1].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    else { return nil }
    return "\(parts[0].uppercased()):\(parts[1].uppercased())"
  }

  private static func checkedPROJString(_ text: String) throws(ProjectionError) -> String {
    for word in text.split(whereSeparator: \.isWhitespace) {
      let name = word.drop { $0 == "+" }.prefix { $0 != "=" }
      guard word.first == "+", parameters.contains(name) else { throw .forbidden(String(word)) }
    }
    guard !text.contains("+proj=pipeline") else { throw .forbidden("+proj=pipeline") }
    return text.contains("+type=crs") ? text : text + " +type=crs"
  }

  private static func checkedWKT(_ text: String) throws(ProjectionError) -> String {
    let words = text.lowercased().split {
      !($0.isLetter || $0.isNumber || $0 == "=" || $0 == "@" || $0 == "_")
    }
    for word in words {
      // Web Mercator's WKT carries this one, which opens nothing.
      if word == "nadgrids=@null" { continue }
      if word.contains("grids") || word.hasPrefix("init=") || word == "parameterfile" {
        throw .forbidden(String(word))
      }
    }
    return text
  }
}
