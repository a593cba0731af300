extension Judgement.Missing {
  /// What the value is called.
  private var name: LocalizedText {
    switch self {
    case .position: LocalizedText(vi: "tọa độ đọc được", en: "readable coordinates")
    case .operator: LocalizedText(vi: "doanh nghiệp", en: "the operator")
    case .structure: LocalizedText(vi: "loại cột", en: "the structure")
    case .height: LocalizedText(vi: "chiều cao cột (height_m)", en: "the mast's height (height_m)")
    case .buildingHeight:
      LocalizedText(
        vi: "chiều cao công trình (building_height_m)", en: "the building's height (building_height_m)")
    case .halfWidth: LocalizedText(vi: "bề ngang (half_width_m)", en: "the half width (half_width_m)")
    case .coverageRadius:
      LocalizedText(
        vi: "bán kính phủ sóng (coverage_radius_m)", en: "the coverage radius (coverage_radius_m)")
    case .technology: LocalizedText(vi: "công nghệ (technology)", en: "the technology")
    case .commune: LocalizedText(vi: "xã, phường khai báo (commune)", en: "the declared commune")
    case .groundElevation:
      LocalizedText(
        vi: "độ cao chân cột (ground_elevation_m)", en: "the ground's elevation (ground_elevation_m)")
    case .frequency: LocalizedText(vi: "tần số (frequency_mhz)", en: "the frequency (frequency_mhz)")
    case .frequencyLimit:
      LocalizedText(vi: "giới hạn của quy hoạch cho tần số này", en: "a limit of the plan for this frequency")
    case .power: LocalizedText(vi: "công suất phát xạ (eirp_w)", en: "the radiated power (eirp_w)")
    case .publicDistance:
      LocalizedText(
        vi: "khoảng cách đến công chúng (public_distance_m)",
        en: "the distance to the public (public_distance_m)")
    case .date: LocalizedText(vi: "ngày dự kiến đọc được (date)", en: "a readable planned date (date)")
    case .area: LocalizedText(vi: "diện tích tính được", en: "an area that can be computed")
    }
  }

  /// Why the rule was not checked.
  func message(in language: Language) -> String {
    language == .vi ? "chưa kiểm tra được vì thiếu \(name.vi)" : "not checked for want of \(name.en)"
  }

  /// What to do about it.
  func remedy(in language: Language) -> String {
    language == .vi ? "Bổ sung \(name.vi) rồi kiểm tra lại." : "Add \(name.en), then check again."
  }
}
