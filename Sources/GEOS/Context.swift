import CGEOS

/// A GEOS context, with GEOS's own words kept for error messages.
final class Context {
  let handle: GEOSContextHandle_t
  private let log = Log()

  init() {
    // Only a lack of memory, by which Swift itself ends, leaves GEOS without a context.
    guard let handle = library.GEOS_init_r() else { preconditionFailure("GEOS has no memory for a context") }
    self.handle = handle
    _ = library.GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, log in
        guard let log, let message else { return }
        Unmanaged<Log>.fromOpaque(log).takeUnretainedValue().message = String(cString: message)
      }, Unmanaged.passUnretained(log).toOpaque())
  }

  deinit { library.GEOS_finish_r(handle) }

  /// What GEOS said last.
  var message: String { log.message }

  private final class Log {
    var message = ""
  }
}

/// Which GEOS is at work.
package enum Versions {
  /// GEOS's version: `3.11.1`.
  package static var geos: String {
    library.GEOSversion().map { String(String(cString: $0).prefix { $0 != "-" }) } ?? ""
  }
}
