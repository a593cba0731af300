import Geometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `emf`: is every place open to the public beyond the distance at which exposure falls to the limit?
package struct EMFCheck: Check {
  package static let page = CheckPage(
    name: "emf",
    title: LocalizedText(vi: "Phơi nhiễm trường điện từ", en: "Exposure to electromagnetic fields"),
    question: LocalizedText(
      vi: "Nơi công chúng tiếp cận gần nhất có nằm ngoài khoảng cách tuân thủ không?",
      en: "Is the nearest place open to the public beyond the compliance distance?"),
    why: LocalizedText(
      vi:
        "Mật độ công suất giảm theo bình phương khoảng cách; gần hơn √(Σ EIRP/(4π·S)) thì vượt giới hạn S. "
        + "Nhiều băng tần được cộng theo tỷ lệ phơi nhiễm, mỗi băng theo giới hạn của nó.",
      en:
        "Power density falls with the square of the distance; nearer than √(Σ EIRP/(4π·S)) it exceeds the limit S. "
        + "Several bands add up as exposure ratios, each by the limit of its frequency."),
    remedy: LocalizedText(
      vi: "Nâng cao hoặc dời ăng ten, giảm công suất, hoặc rào khu vực trong khoảng cách tuân thủ.",
      en: "Raise or move the antennas, lower the power, or fence off what lies within the distance."),
    outcome: .reject,
    parameters: [
      .init(
        "limit", vi: "mật độ công suất, hoặc danh sách {to: tần số, value: mật độ} (kể cả tần số to)",
        en: "a power density, or a list of {to: frequency, value: density}, the frequency included")
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "2 W/m² (QCVN 8:2022/BTTTT): 3.000 W cần 10,925 m, ở đây 10 m",
          en: "2 W/m² (QCVN 8:2022/BTTTT): 3,000 W ask for 10.925 m, here 10 m"),
        rule: "{check: emf, limit: 2 W/m2}", proposal: ["eirp_w": "3000", "public_distance_m": "10"],
        result: .fail),
      .init(
        title: LocalizedText(
          vi: "Một phần mười ICNIRP theo tần số (Ấn Độ, DoT 2013), hai băng tần cộng lại",
          en: "A tenth of ICNIRP by frequency (India, DoT 2013), two bands together"),
        rule:
          "{check: emf, limit: [{to: 900 MHz, value: 0.45 W/m2}, {to: 1800 MHz, value: 0.9 W/m2}, "
          + "{to: 3000 MHz, value: 1 W/m2}]}",
        proposal: ["eirp_w": "900:1000+1800:2000", "public_distance_m": "18"], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Tần số ngoài bảng giới hạn thì chưa kiểm tra được",
          en: "A frequency beyond the table is not checked"),
        rule: "{check: emf, limit: [{to: 900 MHz, value: 0.45 W/m2}]}",
        proposal: ["eirp_w": "1000", "frequency_mhz": "1800", "public_distance_m": "50"], result: .notChecked),
    ])

  /// What may be reached in public: W/m² up to a frequency.
  private struct Band: Sendable {
    /// MHz, included; infinite where one limit holds for all.
    var to: Double
    var density: Double
  }

  private let limits: [[Band]]

  package init(_ fields: RuleFields) {
    limits = fields.cases.map { fields in
      fields.require("limit")
      let bands = EMFCheck.bands(fields)
      if bands.contains(where: { $0.density == 0 }) {
        fields.complain(
          "limit", code: "limit", vi: "giới hạn phải lớn hơn 0", en: "the limit must be above 0")
      }
      return bands.sorted { $0.to < $1.to }
    }
  }

  private static func bands(_ fields: Fields) -> [Band] {
    guard fields.isList("limit") else {
      return fields.quantity("limit", .powerDensity).map { [Band(to: .infinity, density: $0)] } ?? []
    }
    let listed = fields.listed("limit", kind: "emf-band") { number, _ in
      LocalizedText(vi: "băng tần \(number) của limit", en: "band \(number) of limit")
    }
    if listed?.isEmpty == true {
      fields.complain("limit", code: "empty-list", vi: "chưa có băng tần nào", en: "there is no band")
    }
    var ends: Set<Double> = []
    return (listed ?? []).compactMap { band in
      band.require("to")
      band.require("value")
      let (to, density) = (band.quantity("to", .frequency), band.quantity("value", .powerDensity))
      band.finish()
      if let to, !ends.insert(to).inserted {
        band.complain(
          "to", code: "duplicate-band", vi: "đã có giới hạn cho băng tần đến tần số này",
          en: "there is a limit up to this frequency already")
      }
      guard let to, let density else { return nil }
      return Band(to: to, density: density)
    }
  }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    guard let publicDistance = subject.publicDistance?.toMillimetre else {
      return .notChecked(.publicDistance)
    }
    let emissions = subject.emissions
    guard !emissions.isEmpty else { return .notChecked(.power) }
    var sum = 0.0
    for emission in emissions {
      guard emission.megahertz != nil || limits[index].first?.to == .infinity else {
        return .notChecked(.frequency)
      }
      guard let band = limits[index].first(where: { emission.megahertz ?? 0 <= $0.to }) else {
        return .notChecked(.frequencyLimit)
      }
      sum += emission.watts / (4 * Double.pi * band.density)
    }
    let measured = sqrt(sum).toMillimetre
    return Judgement(
      measured > publicDistance ? .fail : .pass, measured: measured, limit: publicDistance, unit: .metres)
  }

  package func boundary(case index: Int) -> Boundary? {
    .powerDensity(limits[index].map { ($0.to, $0.density) })
  }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let words = limits[index].map { band in
      LocalizedText { language in
        let density = Wording.number(band.density, decimals: 4, language) + " W/m²"
        let most = Wording.number(band.to, decimals: 3, language)
        if band.to.isInfinite { return density }
        return language == .vi ? "\(density) đến \(most) MHz" : "\(density) up to \(most) MHz"
      }
    }
    let bound = LocalizedText { language in words.map { $0[language] }.joined(separator: ", ") }
    return Clause(
      "emf", bound.en, vi: "phải bảo đảm mật độ công suất tại nơi công chúng đến được không quá \(bound.vi)",
      en: "keeps the power density where the public may be at or below \(bound.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    return switch (evidence.judgement.result, language) {
    case (.pass, .vi): "khoảng cách tuân thủ \(measured), công chúng cách ít nhất \(limit)"
    case (.pass, .en): "the compliance distance is \(measured), the public stays \(limit) away"
    case (_, .vi): "khoảng cách tuân thủ \(measured) lớn hơn khoảng cách đến công chúng \(limit)"
    case (_, .en): "the compliance distance of \(measured) is more than the \(limit) to the public"
    }
  }
}
