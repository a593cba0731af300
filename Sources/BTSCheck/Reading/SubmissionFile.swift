import GDAL
import Geometry
import PROJ
import ZIP

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A submission as it was sent, and as the table that its reader takes: text in UTF-8, whatever the format was.
package struct SubmissionFile: Sendable {
  /// The file itself.
  package var original: MappedFile
  /// Its rows as a delimited text.
  package var table: MappedFile
  /// The CRS that the file declares.
  package var crs: String?
  /// The sheet of a workbook that was read.
  package var sheet: String?
  /// What is to be subtracted from a line of the table for the row that people know: a feature's number.
  package var rowOffset = 0
  /// How it was read.
  package var notes: [(id: String, message: LocalizedText)] = []

  /// A file that is delimited text.
  ///
  /// - Parameter jobs: how many threads may look at it.
  init(text file: MappedFile, encoding: TextEncoding?, jobs: Int = 1) {
    original = file
    let (table, found) = file.inUTF8(encoding, jobs: jobs)
    self.table = table
    if let note = found.note { notes = [("read-encoding", note)] }
  }

  /// Opens a submission, whose kind is known by its ending; `-` is standard input as CSV.
  ///
  /// - Parameters:
  ///   - headers: the names of columns by which the sheet of a workbook is chosen, and coordinates told from attributes.
  ///   - encoding: the encoding of text; found out if not given.
  ///   - jobs: how many threads may look at it.
  static func open(
    _ path: String, headers: ProposalHeaders, encoding: TextEncoding?, jobs: Int
  ) throws(Complaint) -> SubmissionFile {
    guard path != "-" else {
      return SubmissionFile(text: try MappedFile.standardInput(), encoding: encoding, jobs: jobs)
    }
    let (place, layer) = parts(of: path)
    let name = place.fileName
    let ending =
      name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased() ?? ""
    switch ending {
    case "csv", "tsv", "txt", "geojson", "json":
      if let layer {
        throw Complaint(
          file: path, code: "layer",
          message: LocalizedText(
            vi: "tệp .\(ending) không có trang tính hay lớp để chọn; bỏ “#\(layer)”",
            en: "a file .\(ending) has no sheets or layers to choose from; leave “#\(layer)” out"))
      }
      if ending.hasSuffix("json") { return try geoJSON(place, headers) }
      return SubmissionFile(text: try MappedFile(path: place, name: name), encoding: encoding, jobs: jobs)
    case "xlsx": return try sheets(place, layer, .openXML, ending, headers)
    case "ods": return try sheets(place, layer, .openDocument, ending, headers)
    default:
      // What is no file is said before what kind of file it is.
      _ = try MappedFile(path: place, name: name)
      guard let format = LayerReader.formats[ending], !["dxf", "dgn"].contains(ending) else {
        throw Complaint(
          file: path, code: "unknown-kind",
          message: LocalizedText(
            vi:
              "không đọc được loại tệp này; cần .csv, .tsv, .txt, .xlsx, .ods, .geojson, .gpkg, .shp, .kml, .kmz, "
              + ".tab hoặc .mif",
            en:
              "files of this kind are not read; .csv, .tsv, .txt, .xlsx, .ods, .geojson, .gpkg, .shp, .kml, .kmz, "
              + ".tab or .mif is expected"))
      }
      return try vector(place, layer, format.driver, ending, headers)
    }
  }

  /// The file of a path, and the layer that is named behind `#`: where a file has the whole name, or what stands before
  /// a `#`, that one is meant.
  package static func parts(of path: String) -> (file: String, layer: String?) {
    let marks = path.indices.filter { path[$0] == "#" }
    guard !marks.isEmpty, !isFile(path) else { return (path, nil) }
    let mark =
      marks.first { isFile(String(path[..<$0])) }
      ?? marks.last { !path[$0...].contains("/") && path[..<$0].contains(".") }
    return mark.map { (String(path[..<$0]), String(path[path.index(after: $0)...])) } ?? (path, nil)
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  // MARK: - Sheets

  /// The sheet of a workbook that is named, else the one that has a table of proposals, else the first.
  private static func sheets(
    _ path: String, _ named: String?, _ driver: VectorFile.Driver, _ ending: String,
    _ headers: ProposalHeaders
  ) throws(Complaint) -> SubmissionFile {
    let original = try MappedFile(path: path, name: path.fileName)
    try cage(original, ending: ending)
    let sheets: [VectorFile]
    do throws(VectorFault) {
      sheets = try VectorFile.readAll(path: try absolute(path), driver: driver)
    } catch {
      throw complaint(about: error, path, named)
    }
    let rows = sheets.map(rows)
    let chosen = try choose(named, from: sheets.map(\.layer), rows, path.fileName, headers)
    if driver == .openXML, countsFrom1904(path), rows[chosen].joined().contains(where: { iso($0) != $0 }) {
      throw Complaint(
        file: original.name, code: "dates-1904",
        message: LocalizedText(
          vi:
            "ngày trong tệp đếm từ năm 1904 (Excel cho Mac) và sẽ bị đọc sớm hơn 1.462 ngày; trong Excel hãy bỏ chọn "
            + "“Use 1904 date system”, kiểm tra lại các ngày rồi lưu tệp",
          en:
            "the file counts its days from 1904 (Excel for Mac), and they would be read 1,462 days early; clear “Use 1904 "
            + "date system” in Excel, look at the days again and save the file"))
    }
    var text: [UInt8] = []
    for row in rows[chosen] { write(row.map(iso), to: &text) }
    var file = SubmissionFile(text: original, encoding: .utf8)
    file.table = MappedFile(bytes: text, name: original.name)
    let name = sheets[chosen].layer
    file.sheet = name
    if sheets.count > 1 {
      file.notes.append(
        (
          "read-sheet",
          LocalizedText(vi: "đọc trang tính “\(name)”", en: "the sheet “\(name)” was read")
        ))
    }
    return file
  }

  /// The number of the sheet that is read.
  private static func choose(
    _ named: String?, from sheets: [String], _ rows: [[[String]]], _ file: String, _ headers: ProposalHeaders
  ) throws(Complaint) -> Int {
    func complaint(_ code: String, _ vi: String, _ en: String) -> Complaint {
      Complaint(file: file, code: code, message: LocalizedText(vi: vi, en: en))
    }
    func list(_ indices: some Sequence<Int>) -> String {
      indices.map { "“\(sheets[$0])”" }.joined(separator: ", ")
    }
    if let named {
      if let index = sheets.firstIndex(of: named) { return index }
      throw complaint(
        "layer", "không có trang tính “\(named)”; có: \(list(sheets.indices))",
        "there is no sheet “\(named)”; there are: \(list(sheets.indices))")
    }
    let counts = rows.map { $0.prefix(Table.headerRows).map { headers.neededCount($0) } }
    // A table of proposals has a header that we know, and something below it.
    let tables = sheets.indices.filter { index in
      guard let header = counts[index].firstIndex(where: { $0 >= 3 }) else { return false }
      return rows[index][(header + 1)...].contains { row in row.contains { !$0.isEmpty } }
    }
    guard tables.count <= 1 else {
      throw complaint(
        "several-sheets",
        "nhiều trang tính có bảng hồ sơ: \(list(tables)); hãy gọi tên từng trang cần đọc: “\(file)#\(sheets[tables[0]])”",
        "several sheets have a table of proposals: \(list(tables)); name each that is meant: "
          + "“\(file)#\(sheets[tables[0]])”")
    }
    let best = sheets.indices.max { (counts[$0].max() ?? 0, -$0) < (counts[$1].max() ?? 0, -$1) }
    guard let chosen = tables.first ?? best else {
      throw complaint("empty-file", "tệp không có trang tính nào", "the file has no sheet")
    }
    return chosen
  }

  /// The rows of a sheet, those without any cell too.
  private static func rows(of sheet: VectorFile) -> [[String]] {
    let columns = sheet.attributeNames.compactMap { sheet.attributes[$0] }
    var rows: [[String]] = []
    for index in sheet.featureIDs.indices {
      // The format numbers the rows; empty ones may be left out.
      while rows.count + 1 < sheet.featureIDs[index] { rows.append([]) }
      rows.append(columns.map { $0[index] ?? "" })
    }
    return rows
  }

  /// Whether a workbook counts days from 1904, which GDAL does not ask.
  private static func countsFrom1904(_ path: String) -> Bool {
    let sheets = try? Archive.member(WorkbookPart.sheets, of: path, limit: VectorCage.unpackedLimit)
    return sheets.map(WorkbookPart.countsFrom1904) ?? false
  }

  // MARK: - Writing

  /// A cell, whose day GDAL writes as `2027/01/31`, and with a time as `2027/01/31 10:00:00`.
  static func iso(_ cell: String) -> String {
    let bytes = cell.utf8
    guard bytes.count >= 10, bytes.dropFirst(4).first == UInt8(ascii: "/") else { return cell }
    let (day, rest) = (String(cell.prefix(10)).replacing("/", with: "-"), cell.dropFirst(10))
    let isTime = rest.utf8.count >= 6 && rest.dropFirst(3).first == ":" && rest.first == " "
    guard rest.isEmpty || isTime, Day(iso: day) != nil else { return cell }
    return day + rest
  }

  /// Appends a row; a line end within a cell becomes a space, so that rows are lines.
  static func write(_ cells: [String], to text: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text.append(UInt8(ascii: "\""))
      for byte in cell.utf8 {
        if byte == UInt8(ascii: "\"") { text.append(byte) }
        text.append(byte == 10 || byte == 13 ? UInt8(ascii: " ") : byte)
      }
      text.append(UInt8(ascii: "\""))
    }
    text.append(10)
  }

  static func cage(_ file: MappedFile, ending: String) throws(Complaint) {
    if let fault = VectorCage.fault(of: file, ending: ending) {
      throw Complaint(file: file.name, code: "format", message: fault)
    }
  }

  /// The complaint about a file that GDAL cannot read.
  static func complaint(about fault: VectorFault, _ path: String, _ layer: String?) -> Complaint {
    LayerReader.complaint(
      about: fault, path.fileName,
      .init(name: path.fileName, absolute: Plan.realPath(path) ?? path, layer: layer))
  }

  static func absolute(_ path: String) throws(VectorFault) -> String {
    guard let real = Plan.realPath(path) else { throw .notOpened(path) }
    return real
  }
}
