#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the operating system says of a file, in the reader's language.
enum SystemFault {
  private static let words: [Int32: LocalizedText] = [
    ENOENT: LocalizedText(vi: "không có tệp hay thư mục này", en: "there is no such file or folder"),
    EACCES: LocalizedText(vi: "không có quyền truy cập", en: "permission denied"),
    EPERM: LocalizedText(vi: "thao tác không được phép", en: "the operation is not permitted"),
    EISDIR: LocalizedText(vi: "đây là thư mục", en: "this is a folder"),
    ENOTDIR: LocalizedText(
      vi: "một phần của đường dẫn không phải thư mục", en: "a part of the path is no folder"),
    ENAMETOOLONG: LocalizedText(vi: "tên quá dài", en: "the name is too long"),
    EROFS: LocalizedText(vi: "ổ đĩa chỉ cho đọc", en: "the disk is read-only"),
    EIO: LocalizedText(vi: "lỗi đọc hoặc ghi ổ đĩa", en: "the disk cannot be read or written"),
    EMFILE: LocalizedText(vi: "quá nhiều tệp đang mở", en: "too many files are open"),
    ENFILE: LocalizedText(vi: "quá nhiều tệp đang mở", en: "too many files are open"),
    EFBIG: LocalizedText(vi: "tệp quá lớn", en: "the file is too large"),
    ENOMEM: LocalizedText(vi: "không đủ bộ nhớ", en: "there is not enough memory"),
    ELOOP: LocalizedText(vi: "liên kết vòng quanh", en: "links lead in a circle"),
    ENXIO: LocalizedText(vi: "không có thiết bị này", en: "there is no such device"),
    ETXTBSY: LocalizedText(vi: "tệp đang được dùng", en: "the file is in use"),
    EBUSY: LocalizedText(vi: "tệp đang được dùng", en: "the file is in use"),
  ]

  /// What an error number means; what the system calls it where we have no words for it.
  static func text(_ number: Int32) -> LocalizedText {
    words[number] ?? LocalizedText(String(cString: strerror(number)))
  }
}
