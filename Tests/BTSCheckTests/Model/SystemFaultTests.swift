import Testing

@testable import BTSCheck

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct SystemFaultTests {
  @Test(arguments: [ENOENT, EACCES, EISDIR, EROFS, ENAMETOOLONG]) func commonFaultsHaveWordsOfOurs(
    number: Int32
  ) {
    let text = SystemFault.text(number)
    #expect(text.vi != text.en && !text.vi.isEmpty && text.en != String(cString: strerror(number)))
  }

  @Test func othersAreTheSystems() {
    #expect(SystemFault.text(EDOM) == LocalizedText(String(cString: strerror(EDOM))))
  }
}
