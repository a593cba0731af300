import CPROJ

/// A coordinate reference system, as people name it: `EPSG:5897`, `OGC:CRS84`, a PROJ string or WKT.
package struct CoordinateSystem: Hashable, Sendable {
  /// What its coordinates are.
  package enum Kind: Sendable {
    /// Longitude and latitude.
    case geographic
    /// Easting and northing.
    case projected
    /// Geocentric, vertical, of an engineer's own: of no use here.
    case other
  }

  /// Authority and code, `EPSG:5897`, where it has them.
  package var code: String?
  /// The name in the authority's register, `VN-2000 / TM-3 zone 482`, or in its WKT.
  package var title: String
  /// What its coordinates are.
  package var kind: Kind
  /// Whether the authority advises against its use.
  package var isDeprecated = false
  /// Where it is meant to be used, where the authority says so.
  package var areaOfUse: GeographicBox?
  /// Metres in a unit of its axes; nil unless projected.
  package var metresPerUnit: Double?
  /// What PROJ makes it from.
  let definition: String

  /// WGS 84 with longitude and latitude in degrees: what everything is brought to.
  package static let wgs84 = CoordinateSystem(
    code: "EPSG:4326", title: "WGS 84", kind: .geographic, areaOfUse: .world, definition: "EPSG:4326")

  /// The short form for reports: authority and code, else a PROJ string, else the name in its WKT.
  package var name: String { code ?? (definition.hasPrefix("+") ? definition : title) }

  /// Whether its coordinates are those of WGS 84 as they stand.
  package var isWGS84: Bool { code == "EPSG:4326" || code == "OGC:CRS84" || code == "EPSG:4979" }
}

extension CoordinateSystem {
  /// Looks a coordinate reference system up in PROJ's database.
  ///
  /// - Throws: `ProjectionError` when the text is malformed, could open files, or is unknown to PROJ.
  package init(_ text: String) throws(ProjectionError) {
    let definition = try Definition.checked(text)
    // By far the most frequent one needs no database.
    if definition == "EPSG:4326" {
      self = .wgs84
      return
    }
    let context = try Context()
    guard let system = library.proj_create(context.pointer, definition) else {
      throw .unknown(context.message)
    }
    defer { _ = library.proj_destroy(system) }
    guard library.proj_is_crs(system) != 0 else {
      throw .notACoordinateSystem(CoordinateSystem.title(of: system))
    }

    let code = CoordinateSystem.code(of: system) ?? CoordinateSystem.identifiedCode(of: system, in: context)
    self.init(
      code: code, title: CoordinateSystem.title(of: system, in: context),
      kind: CoordinateSystem.kind(of: system, in: context),
      isDeprecated: library.proj_is_deprecated(system) != 0,
      areaOfUse: CoordinateSystem.areaOfUse(of: system, in: context), definition: code ?? definition)
    if kind == .projected { metresPerUnit = CoordinateSystem.unit(of: system, in: context) }
  }

  private static func title(of object: OpaquePointer) -> String {
    library.proj_get_name(object).map { String(cString: $0) } ?? ""
  }

  /// The name of a system; of one without, as MapInfo's are, what it is as a PROJ string.
  private static func title(of system: OpaquePointer, in context: Context) -> String {
    let name = title(of: system)
    guard ["", "unnamed", "unknown"].contains(name),
      let text = library.proj_as_proj_string(context.pointer, system, PJ_PROJ_4, nil)
    else { return name }
    return String(cString: text)
  }

  static func code(of object: OpaquePointer) -> String? {
    guard let authority = library.proj_get_id_auth_name(object, 0),
      let code = library.proj_get_id_code(object, 0)
    else {
      return nil
    }
    return "\(String(cString: authority)):\(String(cString: code))"
  }

  /// The code of the register's entry that is the same in everything but perhaps the name.
  private static func identifiedCode(of system: OpaquePointer, in context: Context) -> String? {
    var confidences: UnsafeMutablePointer<Int32>?
    guard let matches = library.proj_identify(context.pointer, system, "EPSG", nil, &confidences) else {
      return nil
    }
    defer {
      library.proj_list_destroy(matches)
      library.proj_int_list_destroy(confidences)
    }
    // PROJ: 90 and more are equivalent systems, less is a guess.
    guard let confidence = confidences?.pointee, library.proj_list_get_count(matches) > 0, confidence >= 90,
      let match = library.proj_list_get(context.pointer, matches, 0)
    else { return nil }
    defer { _ = library.proj_destroy(match) }
    return code(of: match)
  }

  private static func kind(of system: OpaquePointer, in context: Context) -> Kind {
    switch library.proj_get_type(system) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: return .geographic
    case PJ_TYPE_PROJECTED_CRS: return .projected
    case PJ_TYPE_COMPOUND_CRS, PJ_TYPE_BOUND_CRS:
      guard let part = horizontalPart(of: system, in: context) else { return .other }
      defer { _ = library.proj_destroy(part) }
      return kind(of: part, in: context)
    default: return .other
    }
  }

  /// The part of a compound or bound system that has longitude and latitude, or easting and northing.
  private static func horizontalPart(of system: OpaquePointer, in context: Context) -> OpaquePointer? {
    switch library.proj_get_type(system) {
    case PJ_TYPE_COMPOUND_CRS: library.proj_crs_get_sub_crs(context.pointer, system, 0)
    case PJ_TYPE_BOUND_CRS: library.proj_get_source_crs(context.pointer, system)
    default: nil
    }
  }

  private static func areaOfUse(of system: OpaquePointer, in context: Context) -> GeographicBox? {
    var box = GeographicBox(west: 0, south: 0, east: 0, north: 0)
    // PROJ says -1000 where it does not know.
    guard
      library.proj_get_area_of_use(context.pointer, system, &box.west, &box.south, &box.east, &box.north, nil)
        != 0,
      box.west >= -180
    else { return nil }
    return box
  }

  private static func unit(of system: OpaquePointer, in context: Context) -> Double? {
    if let part = horizontalPart(of: system, in: context) {
      defer { _ = library.proj_destroy(part) }
      return unit(of: part, in: context)
    }
    guard let axes = library.proj_crs_get_coordinate_system(context.pointer, system) else { return nil }
    defer { _ = library.proj_destroy(axes) }
    var factor = 1.0
    guard library.proj_cs_get_axis_info(context.pointer, axes, 0, nil, nil, nil, &factor, nil, nil, nil) != 0
    else {
      return nil
    }
    return factor
  }
}

/// A box of longitudes and latitudes, in degrees; where it crosses the date line, its west is greater than its east.
package struct GeographicBox: Hashable, Sendable {
  package var west: Double
  package var south: Double
  package var east: Double
  package var north: Double

  /// The whole Earth.
  package static let world = GeographicBox(west: -180, south: -90, east: 180, north: 90)

  package init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }
}
