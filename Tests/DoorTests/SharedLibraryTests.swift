import Foundation
import Testing

@testable import PROJ
@testable import SharedLibrary

@Suite struct SharedLibraryTests {
  @Test func `the first number that the system has is opened`() {
    #expect(SharedLibrary.open("libproj", numbers: [999] + Library.numbers) != nil)
  }

  @Test func `a library that is not there is nil`() {
    #expect(SharedLibrary.open("libnothing-of-the-kind", numbers: [1, 2]) == nil)
  }

  @Test func `a library that is needed and not there ends the process with code 2, and says which`() async {
    let result = await #expect(processExitsWith: .exitCode(2), observing: [\.standardErrorContent]) {
      let _: Int = SharedLibrary.require("Nothing", "libnothing-of-the-kind", numbers: [7]) { _, _ in nil }
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("the library Nothing cannot be opened: libnothing-of-the-kind.so.7"))
  }

  @Test func `a function that the library lacks ends the process with code 2, and is named`() async {
    let result = await #expect(processExitsWith: .exitCode(2), observing: [\.standardErrorContent]) {
      let _: Int = SharedLibrary.require("PROJ", Library.name, numbers: Library.numbers) { _, _ in
        UnsafePointer(strdup("proj_of_tomorrow"))
      }
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("PROJ lacks the function proj_of_tomorrow"))
  }
}
