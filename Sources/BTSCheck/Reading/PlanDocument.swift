import PROJ

/// One `plan.yaml`: the top plan's, or one that it includes.
struct PlanDocument {
  /// Its name within the plan's folder: `viettel/plan.yaml`.
  let name: String
  let fields: Fields
  let id: String
  let validity: Period
  /// The CRS of layers and tables that carry none of their own.
  let crs: String?

  /// Its folder within the plan's folder: `viettel`.
  var folder: String { name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "" }

  /// Reads a file as far as it stands alone; nil when it is no mapping, or its format is not known.
  init?(_ file: MappedFile, log: PlanLog) {
    log.open(file: file.name)
    let (root, complaints) = YAMLTree.read(file)
    log.add(complaints)
    guard let root else { return nil }
    fields = Fields(root, kind: "plan", place: nil, file: file.name, log: log)
    guard case .mapping = root.content else {
      fields.complain(
        nil, code: "mapping", vi: "quy hoạch phải gồm các khóa như “id: …”, không phải \(root.kind.vi)",
        en: "a plan is made of keys such as “id: …”, this is \(root.kind.en)")
      return nil
    }
    name = file.name
    fields.require("format")
    if let format = fields.text("format"), format != "1" {
      fields.complain(
        "format", code: "format", vi: "định dạng “\(format)” không rõ; chương trình này đọc format: 1",
        en: "the format “\(format)” is not known; this program reads format: 1")
    }
    fields.require("id")
    id = fields.text("id") ?? ""
    validity = fields.period("valid") ?? Period()
    crs = fields.crs("crs")
  }
}

extension Fields {
  /// A period with open or closed ends: `{from: …, to: …}`.
  func period(_ key: String) -> Period? {
    guard let fields = mapping(key, kind: "period") else { return nil }
    let period = Period(from: fields.day("from"), to: fields.day("to"))
    if let from = period.from, let to = period.to, to < from {
      fields.complain(
        "to", code: "period", vi: "ngày cuối \(to) trước ngày đầu \(from)",
        en: "the last day \(to) is before the first, \(from)")
    }
    fields.finish()
    return period
  }

  /// A coordinate reference system that PROJ knows.
  func crs(_ key: String) -> String? {
    guard let text = text(key) else { return nil }
    do throws(ProjectionError) {
      _ = try CoordinateSystem(text)
    } catch {
      complain(
        key, code: "crs", vi: "“\(text)” không phải hệ tọa độ; cần mã như EPSG:4326, EPSG:5897",
        en: "“\(text)” is no coordinate reference system; expected a code such as EPSG:4326, EPSG:5897")
    }
    return text
  }

  /// The decision that approved a plan.
  func decision(_ key: String) -> Plan.Decision? {
    guard let fields = mapping(key, kind: "decision") else { return nil }
    fields.require("number")
    let (number, date) = (fields.text("number"), fields.day("date"))
    fields.finish()
    return number.map { Plan.Decision(number: $0, date: date) }
  }

  /// What a plan says of submissions.
  func submissions(_ key: String) -> Plan.Submissions {
    var submissions = Plan.Submissions()
    guard let fields = mapping(key, kind: "proposals") else { return submissions }
    submissions.crs = fields.crs("crs")
    if let columns = fields.mapping("columns", kind: "columns") {
      for column in ProposalColumn.allCases {
        if let aliases = columns.texts(column.name) { submissions.columns[column.name] = aliases }
      }
      for (alias, column, taken) in ProposalHeaders(more: submissions.columns).clashes {
        columns.complain(
          column.name, code: "taken-header", vi: "tiêu đề “\(alias)” đã có nghĩa là cột \(taken.name)",
          en: "the header “\(alias)” means the column \(taken.name) already")
      }
      columns.finish()
    }
    fields.finish()
    return submissions
  }

  /// How measured values are taken.
  func measurement(_ key: String) -> Plan.Measurement {
    var measurement = Plan.Measurement()
    guard let fields = mapping(key, kind: "measurement") else { return measurement }
    if fields.find("uncertainty")?.entry.value.texts != ["auto"] {
      measurement.uncertainty = fields.metres("uncertainty")
    }
    if let within = fields.metres("host_within") { measurement.hostWithin = within }
    fields.finish()
    return measurement
  }
}
