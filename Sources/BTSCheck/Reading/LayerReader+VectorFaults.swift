import GDAL

extension LayerReader {
  /// The complaint about a file that GDAL cannot read.
  static func complaint(
    about fault: VectorFault, _ source: String, _ path: PlanFolder.Path
  ) -> Complaint {
    // GDAL names the file by its full path, which is of no use to the reader.
    func named(_ message: String) -> String { message.replacing(path.absolute, with: path.name) }
    let (code, vi, en): (String, String, String) =
      switch fault {
      case .missingLibrary:
        (
          "gdal", "cần thư viện GDAL (libgdal) để đọc tệp này; cài gói libgdal, hoặc lưu thành .geojson",
          "GDAL (libgdal) is needed to read this file; install it, or save the layer as .geojson"
        )
      case .unfitLibrary(let name):
        (
          "gdal", "thư viện GDAL đã cài thiếu hàm \(name); cần GDAL 3.2 trở lên",
          "the GDAL that is installed lacks \(name); GDAL 3.2 or later is needed"
        )
      case .notOpened(let message) where message.contains("not recognized as"):
        (
          "unreadable-file", "nội dung không phải là .\(path.ending), hoặc tệp hỏng",
          "its content is not that of a .\(path.ending) file, or the file is broken"
        )
      case .forbiddenName: ("path", "không phải tệp trên đĩa", "it is no file on the disk")
      case .notOpened(let message), .notRead(let message), .notWritten(let message):
        (
          "unreadable-file", "không đọc được dưới dạng .\(path.ending): \(named(message))",
          "it cannot be read as .\(path.ending): \(named(message))"
        )
      case .noLayer(let names):
        (
          "layer", "không có lớp “\(path.layer ?? "")” trong tệp; có: \(names.joined(separator: ", "))",
          "there is no layer “\(path.layer ?? "")” in the file; there are: \(names.joined(separator: ", "))"
        )
      case .severalLayers(let names):
        (
          "layer",
          "tệp có nhiều lớp; chọn một lớp bằng “\(path.name)#\(names.first ?? "")” (có: \(names.joined(separator: ", ")))",
          "the file has several layers; name one by “\(path.name)#\(names.first ?? "")” (there are: "
            + "\(names.joined(separator: ", ")))"
        )
      case .tooManyColumns(let limit):
        ("limit", "nhiều hơn giới hạn \(limit) cột", "there are more than the limit of \(limit) columns")
      case .tooManyFeatures(let limit):
        (
          "limit", "nhiều hơn giới hạn \(limit) đối tượng",
          "there are more than the limit of \(limit) features"
        )
      }
    return Complaint(file: source, code: code, message: LocalizedText(vi: vi, en: en))
  }
}

extension GeometryFault {
  var code: GeometryCode {
    switch self {
    case .null: .null
    case .empty: .empty
    case .unsupported: .curved
    case .tooManyVertices: .tooManyVertices
    }
  }

  var text: LocalizedText {
    switch self {
    case .null: LocalizedText(vi: "không có hình", en: "there is no geometry")
    case .empty: LocalizedText(vi: "hình không có tọa độ nào", en: "the geometry has no coordinates")
    case .unsupported:
      LocalizedText(
        vi: "hình cong hoặc mặt ba chiều không đọc được; lưu lại bằng các đoạn thẳng",
        en: "curves and surfaces are not read; save it with straight edges")
    case .tooManyVertices(let limit):
      LocalizedText(
        vi: "nhiều hơn giới hạn \(limit) đỉnh", en: "there are more than the limit of \(limit) vertices")
    }
  }
}
