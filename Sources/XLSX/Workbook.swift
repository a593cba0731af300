import CXLSXWriter

/// Why a workbook could not be written, in libxlsxwriter's own words.
package struct WorkbookFault: Error, Hashable, Sendable {
  package var message: String
}

/// A workbook to be written: sheets of text, with lists to choose from.
package struct Workbook: Sendable {
  /// A sheet.
  package struct Sheet: Sendable {
    /// At most 31 characters, without `[]:*?/\`.
    package var name: String
    package var rows: [[String]]
    /// The widths of the columns, in characters.
    package var widths: [Double]
    /// Lists to choose from, by column: `='Lists'!$A$2:$A$6`.
    package var lists: [(column: Int, formula: String)] = []
    /// The rows for which the lists hold, from 0.
    package var listRows = 1...1000

    package init(name: String, rows: [[String]], widths: [Double]) {
      self.name = name
      self.rows = rows
      self.widths = widths
    }
  }

  package var sheets: [Sheet]

  package init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// Writes the workbook to a file.
  ///
  /// Shape: the first row of each sheet is bold and stays in sight.
  package func write(to path: String) throws(WorkbookFault) {
    guard let book = workbook_new(path) else { throw WorkbookFault(message: "out of memory") }
    let bold = workbook_add_format(book)
    format_set_bold(bold)
    var fault: lxw_error = LXW_NO_ERROR
    for sheet in sheets {
      guard let page = workbook_add_worksheet(book, sheet.name) else {
        fault = LXW_ERROR_SHEETNAME_ALREADY_USED
        continue
      }
      for (column, width) in sheet.widths.enumerated() {
        worksheet_set_column(page, lxw_col_t(column), lxw_col_t(column), width, nil)
      }
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
          let code = worksheet_write_string(
            page, lxw_row_t(row), lxw_col_t(column), cell, row == 0 ? bold : nil)
          if code != LXW_NO_ERROR { fault = code }
        }
      }
      worksheet_freeze_panes(page, 1, 0)
      for list in sheet.lists {
        let code = Workbook.add(list.formula, to: page, column: list.column, rows: sheet.listRows)
        if code != LXW_NO_ERROR { fault = code }
      }
    }
    let closed = workbook_close(book)
    if fault == LXW_NO_ERROR { fault = closed }
    guard fault == LXW_NO_ERROR else {
      throw WorkbookFault(message: lxw_strerror(fault).map { String(cString: $0) } ?? "")
    }
  }

  private static func add(
    _ formula: String, to page: UnsafeMutablePointer<lxw_worksheet>, column: Int, rows: ClosedRange<Int>
  ) -> lxw_error {
    var text = Array(formula.utf8CString)
    return text.withUnsafeMutableBufferPointer { text in
      var validation = lxw_data_validation()
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      validation.value_formula = text.baseAddress
      // What is not in the list is asked about, not refused: other names are known too.
      validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
      return worksheet_data_validation_range(
        page, lxw_row_t(rows.lowerBound), lxw_col_t(column), lxw_row_t(rows.upperBound), lxw_col_t(column),
        &validation)
    }
  }
}
