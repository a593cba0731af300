#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// C libraries that are opened when they are first needed, not with the program.
package enum SharedLibrary {
  /// Opens a library.
  ///
  /// - Parameters:
  ///   - name: what Linux calls it, without ending: `libproj`.
  ///   - numbers: the numbers of its interfaces that are tried first, in this order; then the one without a number.
  /// - Returns: nil where the system has none of them.
  package static func open(_ name: String, numbers: [Int]) -> UnsafeMutableRawPointer? {
    let names =
      numbers.map { "\(name).so.\($0)" } + ["\(name).so", "\(name).dylib", "/opt/homebrew/lib/\(name).dylib"]
    return names.lazy.compactMap { dlopen($0, RTLD_LAZY | RTLD_LOCAL) }.first
  }

  /// Looks a library's functions up; gives the name of the first that is missing.
  package typealias Bind<Functions> = (UnsafeMutablePointer<Functions>, UnsafeMutableRawPointer) ->
    UnsafePointer<
      CChar
    >?

  /// The name of a function that a library lacks.
  package struct MissingFunction: Error {
    package var name: String
  }

  /// The functions of an open library.
  package static func functions<Functions>(
    of library: UnsafeMutableRawPointer, _ bind: Bind<Functions>
  ) throws(MissingFunction) -> Functions {
    let functions = UnsafeMutablePointer<Functions>.allocate(capacity: 1)
    defer { functions.deallocate() }
    if let missing = bind(functions, library) { throw MissingFunction(name: String(cString: missing)) }
    return functions.pointee
  }

  /// Opens a library without which nothing can be measured, and looks its functions up.
  ///
  /// Where it is missing, or lacks a function, the process says so and ends with code 2, as the system would end it if
  /// it were linked.
  /// - Parameter title: what people call it: `PROJ`.
  package static func require<Functions>(
    _ title: String, _ name: String, numbers: [Int], _ bind: Bind<Functions>
  ) -> Functions {
    guard let library = open(name, numbers: numbers) else {
      // What is wrong with the one that is asked for first.
      _ = numbers.first.flatMap { dlopen("\(name).so.\($0)", RTLD_LAZY | RTLD_LOCAL) }
      let reason = dlerror().map { String(cString: $0) } ?? name
      end("không mở được thư viện \(title); the library \(title) cannot be opened: \(reason)")
    }
    do {
      return try functions(of: library, bind)
    } catch {
      end("thư viện \(title) thiếu hàm; the library \(title) lacks the function \(error.name)")
    }
  }

  private static func end(_ message: String) -> Never {
    Array("btscheck: \(message)\n".utf8).withUnsafeBytes {
      _ = write(STDERR_FILENO, $0.baseAddress, $0.count)
    }
    // Another library may be at its opening, so that nothing can be taken down.
    _exit(2)
  }
}
