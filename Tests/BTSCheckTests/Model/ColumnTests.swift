import Testing

@testable import BTSCheck

@Suite struct ColumnTests {
  /// Lengths as people write them, and all others, come out as they went in.
  @Test func lengthsKeepTheirBits() {
    var random = Seeded(3)
    var lengths: [Double] = [
      0, -0.0, 14, 45.1, 0.001, 0.0005, 1999999.999, 2000000, -12.345, 1e300, 12.3456789, .infinity,
      .leastNonzeroMagnitude, .nan,
    ]
    lengths += (0..<2000).map { _ in Double(Int.random(in: 0..<10_000_000, using: &random)) / 1000 }
    lengths += (0..<200).map { _ in Double.random(in: -100...100, using: &random) }
    let column = MetreColumn(lengths)
    #expect(column.count == lengths.count)
    for (row, length) in lengths.enumerated() {
      #expect(column[row].bitPattern == length.bitPattern || length.isNaN && column[row].isNaN)
    }
    #expect(MetreColumn().optional(7).isNaN && column.optional(2) == 14)
  }

  /// Files that lack the column, before and behind those that have it, have no lengths.
  @Test func lengthsOfSeveralFiles() {
    var column = MetreColumn()
    column.append([[], []], rows: 0..<3, jobs: 2)
    #expect(column.isEmpty)
    column.append([[1, 1.00005], [2.5]], rows: 3..<6, jobs: 2)
    column.append([[]], rows: 6..<8, jobs: 2)
    column.append([[0.1234, 4]], rows: 8..<10, jobs: 2)
    let expected: [Double?] = [nil, nil, nil, 1, 1.00005, 2.5, nil, nil, 0.1234, 4]
    #expect((0..<10).map { column[$0].isNaN ? nil : column[$0] } == expected)
  }

  @Test(arguments: [
    [[2, 2], [2]], [[2], [3, 2]], [[2, 2], [], [3], [2]], [[], [1]], [[2], [2], [4, 4]],
  ])
  func valuesThatAreMostlyTheSame(parts: [[Int]]) {
    var column = UniformColumn<Int>()
    for part in parts { column.append(contentsOf: part) }
    let expected = parts.flatMap { $0 }
    #expect(column.count == expected.count && expected.indices.map { column[$0] } == expected)
  }

  @Test(arguments: 0..<20) func linesOfSeveralFiles(seed: Int) {
    var random = Seeded(UInt64(seed))
    var column = LineColumn()
    var expected: [Int32] = []
    for _ in 0..<5 {
      var line = Int32.random(in: 0..<3, using: &random)
      let part = (0..<Int.random(in: 0..<20, using: &random)).map { _ -> Int32 in
        line += Int.random(in: 0..<4, using: &random) == 0 ? 3 : 1
        return line
      }
      let moved = Bool.random(using: &random) ? (expected.last ?? 0) + 1 - (part.first ?? 0) : 100
      column.append(LineColumn(part), movedBy: moved)
      expected += part.map { $0 + moved }
      #expect(column.count == expected.count && expected.indices.allSatisfy { column[$0] == expected[$0] })
      #expect(column == LineColumn(expected))
    }
  }
}
