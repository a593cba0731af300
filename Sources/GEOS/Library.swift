import CGEOS
import SharedLibrary

/// GEOS's functions, under their own names; the library is opened by whoever first asks for one.
let library: CGEOSFunctions = {
  let functions = UnsafeMutablePointer<CGEOSFunctions>.allocate(capacity: 1)
  defer { functions.deallocate() }
  SharedLibrary.require("GEOS", "libgeos_c", numbers: [1]) { CGEOSBind(functions, $0) }
  return functions.pointee
}()
