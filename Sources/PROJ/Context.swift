import CPROJ

/// A PROJ context: no network whatever the environment says, and PROJ's own words kept for error messages.
final class Context {
  let pointer: OpaquePointer
  private let log: Log

  /// Opens a context with its database of coordinate reference systems.
  ///
  /// - Throws: `ProjectionError.noDatabase` when `proj.db` is not found.
  init() throws(ProjectionError) {
    guard let pointer = library.proj_context_create() else { throw .noDatabase("") }
    self.pointer = pointer
    log = Log()
    library.proj_log_func(pointer, Unmanaged.passUnretained(log).toOpaque()) { log, level, message in
      // PROJ_DEBUG in the environment makes PROJ chatty; only errors are of interest.
      guard let log, let message, level == PJ_LOG_ERROR.rawValue else { return }
      Unmanaged<Log>.fromOpaque(log).takeUnretainedValue().messages.append(String(cString: message))
    }
    _ = library.proj_context_set_enable_network(pointer, 0)
    library.proj_context_use_proj4_init_rules(pointer, 0)
    guard library.proj_context_get_database_path(pointer) != nil else { throw .noDatabase(message) }
  }

  deinit { _ = library.proj_context_destroy(pointer) }

  /// What PROJ said since the last time, or its word for the error number.
  var message: String {
    defer { log.messages = [] }
    if !log.messages.isEmpty { return log.messages.map(Context.withoutFunctionName).joined(separator: "; ") }
    let number = library.proj_context_errno(pointer)
    guard number != 0, let text = library.proj_context_errno_string(pointer, number) else { return "" }
    return String(cString: text)
  }

  /// The message without the C function that PROJ puts in front: `proj_create: crs not found`.
  private static func withoutFunctionName(_ message: String) -> String {
    guard message.hasPrefix("proj_"), let colon = message.firstIndex(of: ":") else { return message }
    return String(message[message.index(after: colon)...].drop { $0 == " " })
  }

  private final class Log {
    var messages: [String] = []
  }
}

/// Why PROJ cannot do what it is asked for.
package enum ProjectionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is no authority and code, no PROJ string and no WKT.
  case malformed
  /// The definition has a part that could open files or the network; the part.
  case forbidden(String)
  /// PROJ does not know or understand the definition; PROJ's message.
  case unknown(String)
  /// The definition is sound but not that of a coordinate reference system; the name of what it defines.
  case notACoordinateSystem(String)
  /// Its coordinates are neither longitude and latitude nor easting and northing; its name.
  case notHorizontal(String)
  /// No operation of known quality leads to WGS 84 there; the name of the coordinate reference system.
  case noOperation(String)
  /// PROJ's database of coordinate reference systems is not where PROJ looks for it; PROJ's message.
  case noDatabase(String)

  package var description: String {
    switch self {
    case .malformed: "neither AUTHORITY:CODE (such as EPSG:5897) nor a PROJ string nor WKT"
    case .forbidden(let part): "\(part) is not allowed, because it could open files or the network"
    case .unknown(let message): message
    case .notACoordinateSystem(let name): "\(name) is not a coordinate reference system"
    case .notHorizontal(let name): "\(name) has neither longitude and latitude nor easting and northing"
    case .noOperation(let name): "no operation of known accuracy leads from \(name) to WGS 84 there"
    case .noDatabase(let message):
      "PROJ's database proj.db is not found (is PROJ_DATA set to another folder?)"
        + (message.isEmpty ? "" : ": \(message)")
    }
  }
}
