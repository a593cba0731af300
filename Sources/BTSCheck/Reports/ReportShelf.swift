/// The formats of reports: a plain list. A new format is one file, and one line here.
package enum ReportShelf {
  package static let formats: [any Report.Type] = [
    TextReport.self,
    JSONReport.self,
    CSVReport.self,
    MarkdownReport.self,
    AnnotationReport<GitHubFormat>.self,
    AnnotationReport<GitLabFormat>.self,
    AnnotationReport<SARIFFormat>.self,
    AnnotationReport<JUnitFormat>.self,
    HTMLReport.self,
    GeoJSONReport.self,
    KMLReport.self,
  ]

  /// The names that `--format` knows.
  package static var names: [String] { formats.filter { !$0.isForFilesOnly }.map { $0.name } }

  /// The format of that name, as `--format` gives it.
  ///
  /// - Throws: `Complaint` that names the known ones.
  package static func format(named name: String) throws(Complaint) -> any Report.Type {
    if let format = formats.first(where: { $0.name == name && !$0.isForFilesOnly }) { return format }
    throw unknown(
      "--format", vi: "không có định dạng “\(Escaping.visible(name))”",
      en: "there is no format “\(Escaping.visible(name))”", known: names)
  }

  /// The format that the ending of a file's name chooses, any letter case.
  ///
  /// - Throws: `Complaint` that names the known endings.
  package static func format(forFile path: String) throws(Complaint) -> any Report.Type {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = name.contains(".") ? name.split(separator: ".").last.map { $0.lowercased() } : nil
    if let ending, let format = formats.first(where: { $0.endings.contains(ending) }) { return format }
    let (vi, en) =
      if let ending {
        ("không có định dạng báo cáo nào có đuôi .\(ending)", "no report format has the ending .\(ending)")
      } else {
        ("tên tệp không có đuôi để chọn định dạng", "the file's name has no ending that chooses a format")
      }
    throw unknown(path, vi: vi, en: en, known: formats.flatMap { $0.endings.map { "." + $0 } } + [".gpkg"])
  }

  private static func unknown(_ file: String, vi: String, en: String, known: [String]) -> Complaint {
    let list = known.joined(separator: ", ")
    return Complaint(
      file: file, code: "unknown-format",
      message: LocalizedText(vi: "\(vi); biết các định dạng: \(list)", en: "\(en); known are \(list)"))
  }
}
