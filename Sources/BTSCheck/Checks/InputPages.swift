/// The pages of the findings about the input, which are always on.
package enum InputPages {
  /// The page of each input finding, in the order in which they are reported.
  package static let pages: [CheckPage] = [
    page(
      "input-unreadable-row", .reject, "Dòng không đọc được", "Unreadable row",
      "Dòng có tách được thành các ô không?", "Can the record be taken apart?",
      "Một dòng hỏng không được làm mất dòng khác, cũng không được bỏ qua.",
      "One broken row must neither lose the others nor be passed over.",
      "Sửa dấu ngoặc kép, dấu phân cách hoặc bảng mã của dòng.",
      "Mend the row's quotes, separators or encoding."),
    page(
      "input-missing-value", .reject, "Thiếu giá trị", "Missing value",
      "Ô bắt buộc có giá trị không?", "Is there a value where one is needed?",
      "Thiếu giá trị bắt buộc thì không thể kết luận.", "Without it there is no verdict.",
      "Điền giá trị còn thiếu.", "Fill in the missing value.",
      [example(vi: "Gạch ngang thay cho chiều cao", en: "A dash for the height", ["height_m": "-"])]),
    page(
      "input-invalid-value", .reject, "Giá trị không hợp lệ", "Invalid value",
      "Ô có đúng loại giá trị của cột không?", "Does the cell hold what its column holds?",
      "Giá trị đọc sai còn nguy hiểm hơn giá trị thiếu.", "A value that is misread is worse than none.",
      "Sửa ô theo mẫu đã nêu.", "Correct the cell to what is expected.",
      [example(vi: "Đơn vị ghi trong ô", en: "A unit in the cell", ["height_m": "36 m"])]),
    page(
      "input-implausible-value", .warn, "Giá trị đáng ngờ", "Implausible value",
      "Giá trị có nằm trong mức thường gặp không?", "Does the value lie within what is usual?",
      "Nhầm mét với feet, mét với ki-lô-mét thường lộ ra ở đây.", "Mixed-up units mostly show here.",
      "Kiểm tra lại giá trị và đơn vị.", "Check the value and its unit.",
      [
        example(
          vi: "Chiều cao 236 feet ghi như mét", en: "A height of 236 feet written as metres",
          ["height_m": "236"])
      ]),
    page(
      "input-duplicate-id", .reject, "Trùng mã", "Duplicate id",
      "Mã có dùng cho một hồ sơ duy nhất không?", "Does one proposal alone bear the id?",
      "Kết luận gắn với mã; hai hồ sơ một mã thì không biết của ai.",
      "A verdict is given to an id; with two bearers it is nobody's.",
      "Đặt mã riêng cho từng hồ sơ hoặc bỏ dòng trùng.",
      "Give each proposal an id of its own, or strike the row."),
    page(
      "input-unknown-operator", .reject, "Doanh nghiệp lạ", "Unknown operator",
      "Quy hoạch có doanh nghiệp này không?", "Does the plan know the operator?",
      "Nhiều quy định phân biệt theo doanh nghiệp.", "Many rules differ by operator.",
      "Ghi tên theo danh sách của quy hoạch hoặc bổ sung tên gọi khác vào plan.yaml.",
      "Write a name that the plan lists, or add an alias to plan.yaml.",
      [example(vi: "Tên viết thiếu chữ", en: "A letter of the name is missing", ["operator": "vietel"])]),
    page(
      "input-unknown-structure", .reject, "Loại cột lạ", "Unknown structure",
      "Quy hoạch có loại cột này không?", "Does the plan know the class of structure?",
      "Loại cột quyết định quy định nào được áp dụng.", "The class decides which rules apply.",
      "Ghi loại cột theo danh sách của quy hoạch.", "Write a class that the plan lists.",
      [example(vi: "Quy hoạch không có loại A3", en: "The plan has no class A3", ["structure": "A3"])]),
    page(
      "input-share-host", .reject, "Cột dùng chung không hợp lệ", "No valid host",
      "Cột muốn dùng chung có tồn tại, cho dùng chung và ở đúng chỗ không?",
      "Does the mast to be shared exist, may it be shared, and does it stand here?",
      "Hồ sơ dùng chung không bị xét khoảng cách, nên cột chủ phải có thật.",
      "A sharing proposal is spared the spacing rules, so its host must be real.",
      "Ghi đúng mã cột cho dùng chung ở vị trí đó, hoặc bỏ trống.",
      "Name the mast at that place that may be shared, or leave the cell empty.",
      [example(vi: "Không có cột nào mang mã M9", en: "No mast has the id M9", ["share_host": "M9"])]),
    page(
      "input-coordinates-swapped", .reject, "Đổi chỗ kinh độ, vĩ độ", "Coordinates swapped",
      "Kinh độ và vĩ độ có bị đổi chỗ không?", "Are longitude and latitude exchanged?",
      "Đây là lỗi thường gặp nhất của tọa độ; phần mềm không tự sửa.",
      "The most frequent mistake of all; it is never corrected silently.",
      "Đổi lại hai giá trị.", "Exchange the two values.",
      [
        example(
          vi: "Vĩ độ 106,15 không có trên Trái Đất, kinh độ 106,15 thì trong địa bàn",
          en: "A latitude of 106.15 is not on Earth, a longitude of 106.15 is in the territory",
          ["longitude": "20.650000", "latitude": "106.150000"])
      ]),
    page(
      "input-coordinates-suspect", .reject, "Tọa độ đáng ngờ", "Suspect coordinates",
      "Có cách đọc khác nào đưa vị trí vào trong phạm vi không?",
      "Is there another reading that puts the place inside the territory?",
      "Sai kinh tuyến trục, nhầm UTM với TM-3, nhầm độ phút giây đều có dấu hiệu riêng.",
      "A wrong meridian, UTM for TM-3, degrees and minutes read as decimals: each leaves its own trace.",
      "Khai lại hệ tọa độ hoặc sửa tọa độ theo gợi ý.",
      "Declare the right CRS, or correct the coordinates as suggested.",
      [
        example(
          vi: "Kinh tuyến trục 105°45′ khai nhầm thành 105°",
          en: "The central meridian 105°45′ declared as 105°",
          ["crs": "EPSG:5897", "easting": "541484.550", "northing": "2284258.786"]),
        example(
          vi: "105°54′24″ và 20°30′36″ ghi như số thập phân",
          en: "105°54′24″ and 20°30′36″ written as decimals",
          ["longitude": "105.5424", "latitude": "20.3036"]),
      ]),
    page(
      "input-coordinates-coarse", .warn, "Tọa độ quá thô", "Coarse coordinates",
      "Tọa độ có đủ số lẻ so với khoảng cách phải xét không?",
      "Have the coordinates enough digits for the distances that are asked?",
      "4 số lẻ chỉ chính xác đến khoảng 8 m, không phân biệt được 99 m với 100 m.",
      "Four decimals are sure to about 8 m, which does not tell 99 m from 100 m.",
      "Khai tọa độ ít nhất 6 số lẻ (độ) hoặc 1 số lẻ (mét).",
      "Give at least 6 decimals of a degree, or 1 of a metre.",
      [
        example(
          vi: "Bốn số lẻ không đủ cho khoảng cách 50 m",
          en: "Four decimals are too few for a distance of 50 m", rule: "{check: spacing, min: 50 m}",
          ["longitude": "106.1500", "latitude": "20.6500"])
      ]),
    page(
      "input-duplicate-position", .warn, "Trùng vị trí", "Duplicate position",
      "Có hồ sơ khác ở cùng một chỗ không?", "Does another proposal stand on the same spot?",
      "Hai cột không thể đứng một chỗ; có thể là một trạm nộp hai lần.",
      "Two masts cannot stand on one spot; it may be one site filed twice.",
      "Bỏ dòng trùng, hoặc ghi share_host nếu dùng chung.",
      "Strike one, or name a host in share_host if it is shared."),
    page(
      "input-zone-uncertain", .warn, "Chưa rõ khu vực", "Zone uncertain",
      "Vị trí có cách ranh giới khu vực khác đủ xa so với độ chính xác không?",
      "Is the edge of another zone farther than the coordinates are unsure?",
      "Khu vực quyết định giới hạn; ở sát ranh giới thì số lẻ quyết định thay cho quy hoạch.",
      "The zone decides the limits; at its edge the digits decide instead.",
      "Khai tọa độ chính xác hơn.", "Give more exact coordinates.",
      [
        example(
          vi: "Ở sát ranh giới đô thị, chính xác đến 8 m", en: "At the edge of an urban zone, sure to 8 m",
          ["longitude": "105.9000", "latitude": "20.5250"])
      ]),
  ]

  /// The page of an input finding.
  package static func page(named name: String) -> CheckPage? { pages.first { $0.name == name } }

  private static func page(
    _ name: String, _ outcome: Outcome, _ titleVi: String, _ titleEn: String, _ questionVi: String,
    _ questionEn: String, _ whyVi: String, _ whyEn: String, _ remedyVi: String, _ remedyEn: String,
    _ examples: [CheckPage.Example] = []
  ) -> CheckPage {
    CheckPage(
      name: name, title: LocalizedText(vi: titleVi, en: titleEn),
      question: LocalizedText(vi: questionVi, en: questionEn), why: LocalizedText(vi: whyVi, en: whyEn),
      remedy: LocalizedText(vi: remedyVi, en: remedyEn), outcome: outcome, examples: examples)
  }

  private static func example(
    vi: String, en: String, rule: String? = nil, _ proposal: [String: String]
  ) -> CheckPage.Example {
    CheckPage.Example(
      title: LocalizedText(vi: vi, en: en), rule: rule, proposal: proposal, result: .fail)
  }
}

extension InputFault {
  /// What is wrong, in a sentence.
  func message(_ language: Language) -> String {
    let isVietnamese = language == .vi
    let wanted = expected.map { (isVietnamese ? "; cần " : "; expected ") + $0[language] } ?? ""
    let cell = column.map { (isVietnamese ? "cột “\($0)”: " : "column “\($0)”: ") } ?? ""
    let text = value.map { "“\($0)”" } ?? ""
    switch (name, language) {
    case ("input-unreadable-row", .vi): return "không tách được dòng này" + wanted
    case ("input-unreadable-row", .en): return "the record cannot be taken apart" + wanted
    case ("input-missing-value", .vi): return cell + "thiếu giá trị" + wanted
    case ("input-missing-value", .en): return cell + "a value is missing" + wanted
    case ("input-implausible-value", .vi): return cell + "\(text) vượt mức thường gặp" + wanted
    case ("input-implausible-value", .en): return cell + "\(text) is beyond what is usual" + wanted
    case ("input-unknown-operator", .vi): return cell + "quy hoạch không có doanh nghiệp \(text)" + wanted
    case ("input-unknown-operator", .en): return cell + "the plan knows no operator \(text)" + wanted
    case ("input-unknown-structure", .vi): return cell + "quy hoạch không có loại cột \(text)" + wanted
    case ("input-unknown-structure", .en): return cell + "the plan knows no structure \(text)" + wanted
    case ("input-coordinates-coarse", _):
      let sure = Wording.metres(measured ?? .nan, language)
      return
        (isVietnamese ? "tọa độ chỉ chính xác đến ±\(sure)" : "the coordinates are only sure to ±\(sure)")
        + wanted
    case ("input-duplicate-position", _):
      return (isVietnamese ? "cùng chỗ với hồ sơ \(text)" : "on the same spot as proposal \(text)") + wanted
    case ("input-zone-uncertain", _):
      return (isVietnamese ? "sát ranh giới khu vực \(text)" : "at the edge of zone \(text)") + wanted
    default: return cell + text + wanted
    }
  }
}
