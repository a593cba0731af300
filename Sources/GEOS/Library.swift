import CGEOS
import SharedLibrary

/// GEOS's functions, under their own names; the library is opened by whoever first asks for one.
let library: CGEOSFunctions = SharedLibrary.require("GEOS", "libgeos_c", numbers: [1], CGEOSBind)
