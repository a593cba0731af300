package import PROJ

extension ProjectionError {
  /// What is wrong with a coordinate reference system, for people.
  package var text: LocalizedText {
    switch self {
    case .malformed:
      LocalizedText(
        vi: "không phải là TỔ CHỨC:MÃ (như EPSG:5897), chuỗi PROJ hay WKT",
        en: "it is neither AUTHORITY:CODE (such as EPSG:5897) nor a PROJ string nor WKT")
    case .forbidden(let part):
      LocalizedText(
        vi: "không được dùng “\(part)”, vì nó có thể mở tệp khác hoặc mạng",
        en: "“\(part)” is not allowed, because it could open files or the network")
    case .unknown(let message):
      LocalizedText(vi: "PROJ không biết hệ này (\(message))", en: "PROJ does not know it (\(message))")
    case .notACoordinateSystem(let name):
      LocalizedText(
        vi: "“\(name)” không phải là hệ tọa độ", en: "“\(name)” is no coordinate reference system")
    case .notHorizontal(let name):
      LocalizedText(
        vi: "hệ \(name) không có kinh độ, vĩ độ hay tọa độ phẳng",
        en: "\(name) has neither longitude and latitude nor easting and northing")
    case .noOperation(let name):
      LocalizedText(
        vi: "không có phép chuyển nào với độ chính xác đã biết từ \(name) sang WGS 84 ở khu vực này",
        en: "no operation of known accuracy leads from \(name) to WGS 84 there")
    case .noDatabase(let message):
      LocalizedText(
        vi: "không tìm thấy cơ sở dữ liệu proj.db của PROJ (biến PROJ_DATA chỉ sai thư mục?) (\(message))",
        en: "PROJ's database proj.db is not found (does PROJ_DATA name a wrong folder?) (\(message))")
    }
  }
}
