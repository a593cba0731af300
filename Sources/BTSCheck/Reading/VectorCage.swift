/// What keeps a file that GDAL reads from being more than itself.
enum VectorCage {
  /// The largest size of what a zipped format unpacks to, in bytes.
  static let unpackedLimit = 2 << 30

  /// Why GDAL must not be given a file; nil where it may.
  ///
  /// - Parameter ending: the file's ending in small letters.
  static func fault(of file: MappedFile, ending: String) -> LocalizedText? {
    switch ending {
    case "tab" where file.withBytes(namesOtherTables):
      LocalizedText(
        vi: "bảng MapInfo này chỉ là khung nhìn của các bảng khác; cần bảng có dữ liệu riêng",
        en: "this MapInfo table is a view of other tables; a table with data of its own is expected")
    case "gpkg-wal" where file.count > 0:
      LocalizedText(
        vi: "GeoPackage đang mở trong chương trình khác (còn tệp -wal); đóng chương trình đó rồi thử lại",
        en:
          "the GeoPackage is open in another program (its -wal file is there); close that program and try again"
      )
    case "kmz" where !unpacksWithinLimit(file), "xlsx" where !unpacksWithinLimit(file),
      "ods" where !unpacksWithinLimit(file):
      LocalizedText(
        vi: "tệp nén không đọc được, hoặc khi giải nén lớn hơn giới hạn 2 GiB",
        en: "the zipped file cannot be read, or unpacks to more than the limit of 2 GiB")
    default: nil
    }
  }

  private static func unpacksWithinLimit(_ file: MappedFile) -> Bool {
    file.withBytes(unpackedSize).map { $0 <= unpackedLimit } ?? false
  }

  /// Whether a MapInfo table is a view or a seamless table, which opens tables by their paths.
  private static func namesOtherTables(_ bytes: UnsafeRawBufferPointer) -> Bool {
    // A table's definition is a page of text.
    guard bytes.count <= 1 << 20 else { return true }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return text.contains("open table") || text.contains("create view") || text.contains("isseamless")
  }

  /// The bytes that the members of a zip archive unpack to, by its directory; nil where that cannot be read.
  ///
  /// Source: APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16. What a member unpacks to beyond its size there is an error of the
  /// unpacking library.
  static func unpackedSize(_ bytes: UnsafeRawBufferPointer) -> Int? {
    func number(at place: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    // The end record stands at the very end, behind it only a comment of up to 64 KiB.
    var end = bytes.count - 22
    while end >= max(0, bytes.count - 22 - 0xFFFF), number(at: end, 4) != 0x0605_4B50 { end -= 1 }
    guard end >= 0, number(at: end, 4) == 0x0605_4B50 else { return nil }
    var place = number(at: end + 16, 4)
    var sum = 0
    for _ in 0..<number(at: end + 10, 2) {
      guard place + 46 <= end, number(at: place, 4) == 0x0201_4B50 else { return nil }
      // A member of 4 GiB and more has all bits set here, and so is over the limit.
      sum += number(at: place + 24, 4)
      place += 46 + number(at: place + 28, 2) + number(at: place + 30, 2) + number(at: place + 32, 2)
    }
    return sum
  }
}
