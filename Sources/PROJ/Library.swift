import CPROJ
import Dispatch
import SharedLibrary

/// PROJ's functions, under their own names; the library is opened by whoever first asks for one.
let library: CPROJFunctions = SharedLibrary.require(
  "PROJ", Library.name, numbers: Library.numbers, CPROJBind)

/// PROJ's shared library.
package enum Library {
  static let name = "libproj"
  /// The number of its interface that goes with the header: 25 with PROJ 9, 22 with PROJ 8, 19 before.
  static let numbers = [PROJ_VERSION_MAJOR >= 9 ? 25 : PROJ_VERSION_MAJOR == 8 ? 22 : 19]

  private static let opening = DispatchGroup()

  /// Begins to open it, beside whatever is done until something is to be measured.
  package static func openAhead() {
    DispatchQueue.global().async(group: opening) { _ = SharedLibrary.open(name, numbers: numbers) }
  }

  /// Waits until it is open, for whoever ends the process: what a library sets up at its opening cannot be taken down
  /// meanwhile.
  package static func awaitOpening() { opening.wait() }
}
