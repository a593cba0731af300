/// A column of text that stays in its files until a report needs it.
///
/// Shape: cell i is `lengths[i]` bytes of file `files[fileOf(i)]` from `offsets[i]`.
package struct TextColumn: Sendable {
  package var files: [MappedFile] = []
  /// The first row of each file.
  package var firstRows: [Int] = []
  package var offsets: [UInt32] = []
  /// The number of bytes; the top bit is set where doubled quotes must be undone.
  package var lengths: [UInt32] = []

  package static let escaped: UInt32 = 1 << 31

  package init() {}

  package var count: Int { offsets.count }

  /// The file that holds row i.
  @inline(__always)
  package func file(of row: Int) -> MappedFile {
    var k = firstRows.count - 1
    while k > 0, firstRows[k] > row { k -= 1 }
    return files[k]
  }

  /// Lends the bytes of a cell to `body`.
  @inline(__always)
  package func withBytes<T>(_ row: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    let start = Int(offsets[row])
    let cell = start..<start + Int(lengths[row] & ~TextColumn.escaped)
    return try file(of: row).withBytes { try body(UnsafeRawBufferPointer(rebasing: $0[cell])) }
  }

  /// The text of a cell, its doubled quotes undone.
  @inline(__always)
  package subscript(row: Int) -> String {
    let text = withBytes(row) { String(decoding: $0, as: UTF8.self) }
    return lengths[row] & TextColumn.escaped != 0 ? text.undoublingQuotes : text
  }
}

extension String {
  /// The content of a quoted CSV field: two quotes stand for one.
  package var undoublingQuotes: String {
    var result = ""
    var wasQuote = false
    for character in unicodeScalars {
      if character == "\"", wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = character == "\""
      result.unicodeScalars.append(character)
    }
    return result
  }
}
