import Geometry

extension HTMLReport {
  /// The map with its marks, buttons and legend.
  func mapPane(_ assessment: Assessment, to html: inout HTMLText) {
    html.raw("<section class=\"map\"")
    html.attribute("aria-label", LocalizedText(vi: "Bản đồ", en: "Map"))
    html.line(">")
    html.line(HTMLReport.marks)
    if let map {
      html.raw(
        "<div class=\"frame\"><svg id=\"map\" class=\"sheet\" viewBox=\"0 0 \(map.width) \(map.height)\" data-unit=\"\(max(map.width, map.height))\" tabindex=\"0\" role=\"img\""
      )
      html.attribute(
        "aria-label",
        LocalizedText(
          vi:
            "Bản đồ các đề nghị theo kết luận. Phím mũi tên để di chuyển, + và − để phóng to, thu nhỏ, 0 để về toàn cảnh.",
          en: "Map of the proposals by verdict. Arrow keys move it, + and − zoom, 0 shows all."))
      html.line(">")
      map.writePlan(assessment, to: &html)
      map.writeProposals(assessment, rows: chosen, to: &html)
      html.raw("</svg><div class=\"zoom\" hidden id=\"zoom\">")
      for (sign, act, vi, en) in [
        ("+", "in", "Phóng to", "Zoom in"), ("−", "out", "Thu nhỏ", "Zoom out"),
        ("⤢", "all", "Toàn cảnh", "Show all"),
      ] {
        html.raw("<button type=\"button\" data-zoom=\"\(act)\"")
        html.attribute("aria-label", LocalizedText(vi: vi, en: en))
        html.raw(">\(sign)</button>")
      }
      html.line(
        "</div><div class=\"scale\" id=\"scale\" aria-hidden=\"true\"></div><div class=\"tip\" id=\"tip\" hidden></div>"
      )
      html.element(
        "p", "class=\"hint\" id=\"hint\" hidden",
        LocalizedText(
          vi: "Giữ Ctrl rồi lăn chuột để phóng to, thu nhỏ", en: "Hold Ctrl and turn the wheel to zoom"))
      html.line("</div>")
    }
    legend(assessment, to: &html)
    html.line("</section>")
  }

  /// A mark for each verdict: its form tells it as its colour does.
  private static let marks = """
    <svg class="marks" aria-hidden="true"><defs>\
    <g id="m-pass"><circle class="k pass" r="4.5"/></g>\
    <g id="m-conditional"><path class="k conditional" d="M0-6 6 0 0 6-6 0z"/></g>\
    <g id="m-undecided"><path class="k undecided" d="M0-6 6 5H-6z"/></g>\
    <g id="m-fail"><rect class="k fail" x="-5" y="-5" width="10" height="10"/></g>\
    <g id="m-unreadable"><path class="k unreadable" d="M-5-2-2-5 0-3 2-5 5-2 3 0 5 2 2 5 0 3-2 5-5 2-3 0z"/></g>\
    </defs></svg>
    """

  private func legend(_ assessment: Assessment, to html: inout HTMLText) {
    html.raw("<ul class=\"legend\">")
    for verdict in Verdict.allCases where assessment.summary.verdicts[verdict] > 0 {
      html.raw(
        "<li><svg aria-hidden=\"true\" viewBox=\"-8 -8 16 16\"><use href=\"#m-\(verdict.rawValue)\"/></svg>")
      html.element("span", LocalizedText { $0.name(verdict) })
      html.raw("</li>")
    }
    if map != nil {
      html.raw(
        "<li><svg aria-hidden=\"true\" viewBox=\"-8 -8 16 16\"><path class=\"masts\" d=\"M0 0h0\"/></svg>")
      html.element("span", LocalizedText(vi: "cột đã có", en: "standing mast"))
      html.raw("</li>")
      if let zones = assessment.plan.zones {
        for (kind, name) in zones.classes.enumerated() where zones.classOf.contains(Int16(kind)) {
          html.raw(
            "<li><svg aria-hidden=\"true\" viewBox=\"-8 -8 16 16\"><g class=\"zone z\(kind % HTMLMap.zoneColours)\"><path d=\"M-7-6H7V6H-7z\"/></g></svg>"
          )
          html.element("span", LocalizedText(vi: "khu vực \(name)", en: "zone \(name)"))
          html.raw("</li>")
        }
      }
    }
    html.line("</ul>")
    let away = chosen.filter { row in
      let place = assessment.proposals.positions[row]
      return place.longitude.isNaN || map?.shows(place) != true
    }
    guard !away.isEmpty, map != nil else { return }
    html.element(
      "p", "class=\"away\"",
      LocalizedText {
        $0(
          "\($0.count(away.count)) đề nghị không có trên bản đồ: tọa độ không đọc được hoặc nằm ngoài khung.",
          "\($0.count(away.count, "", "proposal")) not on the map: without readable coordinates, or beyond its frame."
        )
      })
  }

  /// The head of the list.
  func listHead(_ assessment: Assessment, to html: inout HTMLText) {
    html.element("h2", LocalizedText(vi: "Các đề nghị", en: "Proposals"))
    if assessment.count > chosen.count {
      html.element(
        "p", "class=\"cut\"",
        LocalizedText {
          $0(
            "Danh sách chỉ nêu \($0.count(chosen.count)) trong \($0.count(assessment.count)) đề nghị, bắt đầu từ kết luận xấu nhất; báo cáo CSV và JSON có đủ.",
            "The list has \($0.count(chosen.count)) of \($0.count(assessment.count)) proposals, the worst first; the CSV and JSON reports have all."
          )
        })
    }
    html.raw("<div class=\"scroll\"><table class=\"sites\" id=\"sites-table\">")
    html.element(
      "caption",
      LocalizedText(
        vi: "Đề nghị và kết quả kiểm tra, kết luận xấu nhất trước",
        en: "Proposals with their findings, the worst verdict first"))
    html.raw("<thead><tr>")
    for (vi, en) in [
      ("Quy tắc", "Rule"), ("Số đo", "Measured"), ("Mức quy định", "Limit"),
      ("Nhận xét và việc cần làm", "What was found, and what to do"),
    ] { html.element("th", "scope=\"col\"", LocalizedText(vi: vi, en: en)) }
    html.line("</tr></thead>")
  }

  /// A proposal with its findings.
  func site(
    _ proposal: Assessment.Proposal, _ place: Int, of assessment: Assessment, to html: inout HTMLText
  ) {
    let plan = assessment.plan
    html.raw("<tbody id=\"p\(place)\" class=\"\(proposal.verdict.rawValue)\"")
    html.attribute("data-o", proposal.operator ?? "?")
    if let map, let position = proposal.position {
      let (x, y) = map.point(position)
      html.raw(" data-at=\"\(x) \(y)\"")
    }
    html.raw(
      "><tr class=\"site\"><th scope=\"rowgroup\" colspan=\"4\"><svg aria-hidden=\"true\" viewBox=\"-8 -8 16 16\">"
    )
    html.raw("<use href=\"#m-\(proposal.verdict.rawValue)\"/></svg>")
    html.element("b", LocalizedText { $0.name(of: proposal) })
    html.element("em", LocalizedText { $0.name(proposal.verdict) })
    html.element(
      "span",
      LocalizedText {
        ($0.about(proposal, of: plan) + [$0.source(proposal, of: assessment)]).joined(separator: " · ")
      })
    html.line("</th></tr>")
    for findings in Finding.grouped(proposal.findings) { write(findings, of: assessment, to: &html) }
    html.line("</tbody>")
  }

  /// A row of a finding, or of rules that want of the same value keeps from being checked.
  func write(_ findings: [Finding], of assessment: Assessment, to html: inout HTMLText) {
    let finding = findings[0]
    let isPlain = finding.measured == nil && finding.limit == nil
    let rules = findings.compactMap { ruleIndices[$0.rule].map { String($0) } }.joined(separator: " ")
    html.raw("<tr class=\"\(finding.look)\(isPlain ? " plain" : "")\" data-k=\"\(rules)\"")
    if let map, finding.result != .pass, let place = finding.against?.place {
      let (x, y) = map.point(place)
      html.raw(" data-to=\"\(x) \(y)\"")
    }
    html.raw("><td>")
    html.element("i", LocalizedText { $0.name(finding) })
    if findings.count == 1 {
      html.element("b", title(finding, in: assessment.plan))
      if let cite = finding.cite { html.element("small", cite) }
    } else {
      html.element("b", LocalizedText { $0.count(findings.count, "quy tắc", "rule") })
    }
    html.raw("</td>")
    html.element("td", number(finding.measured, finding, isMeasured: true))
    html.element("td", number(finding.limit, finding, isMeasured: false))
    html.raw("<td>")
    html.element(
      "p", LocalizedText { finding.message[$0.language].capitalised + $0.others(finding.against) })
    if let waiver = finding.waiver {
      html.element("p", "class=\"waiver\"", LocalizedText { $0.waiver(waiver) })
    }
    if let advice = finding.advice { html.element("p", "class=\"advice\"", advice) }
    if findings.count > 1 {
      html.raw("<p class=\"rules\">")
      for finding in findings { html.element("span", title(finding, in: assessment.plan)) }
      html.raw("</p>")
    }
    html.line("</td></tr>")
  }

  private func title(_ finding: Finding, in plan: Plan) -> LocalizedText {
    if finding.input != nil {
      return InputPages.page(named: finding.rule)?.title ?? LocalizedText(finding.rule)
    }
    return plan.rules.first { $0.id == finding.rule }?.title ?? LocalizedText(finding.rule)
  }

  private func number(_ number: Double?, _ finding: Finding, isMeasured: Bool) -> LocalizedText {
    guard let number else { return LocalizedText("") }
    return LocalizedText { words in
      let text = Wording.number(number, decimals: finding.unit.decimals, words.language)
      let unit = finding.unit.map { "\u{A0}" + $0.rawValue } ?? ""
      guard isMeasured, finding.result == .undecided, let uncertainty = finding.uncertainty else {
        return text + unit
      }
      return text + " ±\u{A0}" + Wording.number(uncertainty, decimals: 3, words.language) + unit
    }
  }
}

extension Finding {
  /// The class of its row in the style sheet.
  fileprivate var look: String {
    switch result {
    case .pass: "f pass"
    case .waived, .note: "f note"
    case .undecided, .notChecked: "f undecided"
    case .fail:
      switch outcome {
      case .reject: "f fail"
      case .condition: "f conditional"
      case .warn: "f undecided"
      case .note: "f note"
      }
    }
  }
}
