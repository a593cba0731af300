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
    case "kmz", "xlsx", "ods": file.withBytes { archiveFault(of: $0, ending) }
    default: nil
    }
  }

  /// Why a file is no zip archive that may be unpacked.
  private static func archiveFault(of bytes: UnsafeRawBufferPointer, _ ending: String) -> LocalizedText? {
    if bytes.isEmpty { return LocalizedText(vi: "tệp rỗng", en: "the file is empty") }
    // What Office encrypts, and workbooks of before 2007, are containers of another kind.
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return LocalizedText(
        vi: "tệp có mật khẩu, hoặc là tệp .xls kiểu cũ; bỏ mật khẩu, hoặc lưu lại thành .\(ending)",
        en: "the file has a password, or is an old .xls; take the password off, or save it as .\(ending)")
    }
    guard bytes.starts(with: "PK".utf8) else {
      return LocalizedText(
        vi: "nội dung không phải là .\(ending); đuôi tệp có đúng không?",
        en: "its content is not that of a .\(ending) file; is the ending of its name right?")
    }
    guard let size = unpackedSize(bytes) else {
      return LocalizedText(
        vi: "tệp hỏng hoặc thiếu phần cuối; hãy chép hoặc tải lại",
        en: "the file is broken, or its end is missing; copy or download it again")
    }
    guard size <= unpackedLimit else {
      return LocalizedText(
        vi: "khi giải nén lớn hơn giới hạn 2 GiB", en: "it unpacks to more than the limit of 2 GiB")
    }
    return nil
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
