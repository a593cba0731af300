import Testing

@testable import BTSCheck

/// A matrix of dialects: tables as people send them, each made of one clean submission.
///
/// Good dialects have the clean file's verdicts, findings and values in every row, and the notes that say how they were
/// read. Bad ones have the right finding at the right row and column, and every other row as if nothing had been.
@Suite struct DialectTests {
  private static let good =
    TextDialects.all + HeaderDialects.all + DegreesDialects.all + ValueDialects.all + MetresDialects.all
    + MixedDialects.all + WorkbookDialects.good
  private static let bad = BrokenDialects.all + BrokenRecordDialects.all + WorkbookDialects.bad

  @Test func theCleanFileIsUnderstood() throws { try Dialect("clean") { _ in }.verify() }

  @Test(arguments: good) func readsAsTheCleanFile(dialect: Dialect) throws { try dialect.verify() }

  @Test(arguments: bad) func saysWhatIsWrongWhere(dialect: Dialect) throws { try dialect.verify() }

  @Test func theMatrixIsLarge() {
    let names = (Self.good + Self.bad).map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Self.good.count >= 150 && Self.bad.count >= 100, "\(Self.good.count) good, \(Self.bad.count) bad")
  }
}
