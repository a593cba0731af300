/// Where a workbook keeps its sheets, and how it counts days.
///
/// Source: ECMA-376 part 1, 18.2.19 (sheet) and part 2, 9.3 (relationships); the names of the two lists are those that
/// GDAL takes for given.
enum WorkbookPart {
  /// The member that lists the sheets.
  static let sheets = "xl/workbook.xml"
  /// The member that says in which member each of them is.
  static let relations = "xl/_rels/workbook.xml.rels"

  /// Whether days are counted from 1904-01-01.
  ///
  /// Source: ECMA-376 part 1, 18.2.28 (workbookPr).
  static func countsFrom1904(_ sheets: [UInt8]) -> Bool {
    var tags = XMLTags(sheets)
    while tags.next() {
      if tags.isNamed("workbookPr") { return ["1", "true", "on"].contains(tags.text("date1904")) }
    }
    return false
  }

  /// The member in which a sheet is; nil where the lists do not tell.
  static func member(ofSheet name: String, sheets: [UInt8], relations: [UInt8]) -> String? {
    var tags = XMLTags(sheets)
    var relation: String?
    while relation == nil, tags.next() {
      if tags.isNamed("sheet"), tags.text("name") == name { relation = tags.text(":id") }
    }
    guard let relation else { return nil }
    tags = XMLTags(relations)
    while tags.next() {
      guard tags.isNamed("Relationship"), tags.text("Id") == relation, let target = tags.text("Target") else {
        continue
      }
      return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    return nil
  }
}
