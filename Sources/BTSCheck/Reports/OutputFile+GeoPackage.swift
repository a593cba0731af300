import GDAL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension OutputFile {
  /// Makes a GeoPackage, whole or not at all.
  ///
  /// - Parameter day: the day of the last change, as the file notes it.
  /// - Throws: `Complaint` when the file is spared, is no plain file, or cannot be written.
  static func writeGeoPackage(
    _ path: String, sparing spared: SparedFiles, day: Day,
    _ body: (GeoPackageWriter) throws(VectorFault) -> Void
  ) throws(Complaint) {
    try make(path, sparing: spared) { (temporary) throws(Complaint) in
      do throws(VectorFault) {
        try GeoPackageWriter.write(temporary, day: day.description, body)
      } catch {
        // What the library says of a full disk is of a database that is malformed.
        if isFull(diskOf: temporary) { throw .cannotWrite(path, ENOSPC) }
        let (vi, en) =
          switch error {
          case .missingLibrary, .unfitLibrary:
            ("cần thư viện GDAL (libgdal) 3.2 trở lên", "GDAL (libgdal) 3.2 or later is needed")
          default:
            // GDAL names the file by its passing name, which is of no use to the reader.
            (
              error.description.replacing(temporary, with: path),
              error.description.replacing(temporary, with: path)
            )
          }
        throw Complaint(
          file: path, code: "cannot-write",
          message: LocalizedText(
            vi: "không ghi được GeoPackage: \(vi)", en: "the GeoPackage cannot be written: \(en)"))
      }
    }
  }
  /// Whether the disk of a file has less room than a page of a database needs.
  private static func isFull(diskOf path: String) -> Bool {
    var disk = statvfs()
    guard statvfs(path, &disk) == 0 else { return false }
    return UInt64(disk.f_bavail) * UInt64(disk.f_frsize) < 65_536
  }
}
