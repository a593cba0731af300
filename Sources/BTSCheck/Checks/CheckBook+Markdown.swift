extension CheckBook {
  /// `Docs/Checks.md`: every page in both languages.
  package static var markdown: String {
    var text = """
      # Checks and findings

      Made from the pages of the checks themselves: `make docs` writes it anew, a test tells when it is stale. The same
      pages are printed by `btscheck explain NAME`; every example runs as a test, by the example plan of the tests.

      | check | default outcome | what it asks |
      | --- | --- | --- |

      """
    for page in pages {
      text += "| [`\(page.name)`](#\(page.name)) | \(page.outcome.rawValue) | \(page.question.en) |\n"
    }
    text += "\n| finding about the input | outcome | what it asks |\n| --- | --- | --- |\n"
    for page in InputPages.pages {
      text += "| [`\(page.name)`](#\(page.name)) | \(page.outcome.rawValue) | \(page.question.en) |\n"
    }
    text += "\n| finding about a plan | outcome | what it asks |\n| --- | --- | --- |\n"
    for page in PlanTestBook.pages {
      text += "| [`\(page.name)`](#\(page.name)) | \(page.outcome.rawValue) | \(page.question.en) |\n"
    }
    for page in pages + InputPages.pages + PlanTestBook.pages { text += "\n" + page.markdown }
    return text
  }
}

extension CheckPage {
  /// The page in both languages.
  fileprivate var markdown: String {
    var text = """
      ## \(name)

      **\(title.en) · \(title.vi)** – default outcome: `\(outcome.rawValue)`

      \(question.en) \(why.en)
      *What to do:* \(remedy.en)

      \(question.vi) \(why.vi)
      *Phải làm gì:* \(remedy.vi)

      """
    if !parameters.isEmpty {
      text += "\n| parameter | meaning | ý nghĩa |\n| --- | --- | --- |\n"
      for parameter in parameters {
        text += "| `\(parameter.key)` | \(parameter.meaning.en) | \(parameter.meaning.vi) |\n"
      }
    }
    for example in examples {
      let cells = example.proposal.sorted { $0.key < $1.key }.map { "`\($0.key)` = `\($0.value)`" }.joined(
        separator: ", ")
      let parts = (example.rule.map { ["`\($0)`"] } ?? []) + (cells.isEmpty ? [] : [cells])
      text += """

        - \(example.title.en) · \(example.title.vi)
          \(parts.joined(separator: " for ")) → **\(example.result.rawValue)**

        """
    }
    return text
  }
}
