extension PlanReader {
  /// The plan's own classes of structures.
  func structures(_ fields: Fields) -> [Structure] {
    let all = fields.named("structures", kind: "structure") {
      LocalizedText(vi: "loại cột \($0)", en: "structure \($0)")
    }
    var names = UniqueNames(LocalizedText(vi: "loại cột", en: "structure"))
    for (id, fields) in all { names.add(id, of: id, fields, nil) }
    return all.map { id, fields in
      fields.require("bulky")
      fields.require("mounting")
      let structure = Structure(
        id: id, title: fields.localized("title"), aliases: fields.aliases(of: id, &names),
        bulky: fields.flag("bulky") ?? false, mounting: fields.choice("mounting", Mounting.self) ?? .ground,
        maxHeight: fields.metres("max_height"), maxShareOfBuilding: fields.percent("max_share_of_building"),
        maxHalfWidth: fields.metres("max_half_width"))
      fields.finish()
      return structure
    }
  }

  /// The plan's operators.
  func operators(_ fields: Fields) -> [Operator] {
    let all = fields.named("operators", kind: "operator") {
      LocalizedText(vi: "doanh nghiệp \($0)", en: "operator \($0)")
    }
    var names = UniqueNames(LocalizedText(vi: "doanh nghiệp", en: "operator"))
    for (id, fields) in all { names.add(id, of: id, fields, nil) }
    return all.map { id, fields in
      let title = fields.localized("title")
      for text in Set([title?.vi, title?.en].compactMap(\.self)).sorted() {
        names.add(text, of: id, fields, fields.find("title")?.entry.value)
      }
      let one = Operator(id: id, title: title, aliases: fields.aliases(of: id, &names))
      fields.finish()
      return one
    }
  }
}

extension Fields {
  fileprivate func aliases(of id: String, _ names: inout UniqueNames) -> [String] {
    guard let aliases = textNodes("aliases") else { return [] }
    for (alias, node) in aliases { names.add(alias, of: id, self, node) }
    return aliases.map(\.text)
  }
}

/// Names under which people write things, so that no name means two of them.
private struct UniqueNames {
  let words: LocalizedText
  private var owners: [String: String] = [:]

  init(_ words: LocalizedText) { self.words = words }

  /// Keeps a name of the thing `id`; complains at `node` when it is another thing's already.
  mutating func add(_ name: String, of id: String, _ fields: Fields, _ node: YAMLNode?) {
    let key = folded(name)
    guard let owner = owners[key] else {
      owners[key] = id
      return
    }
    guard owner != id else { return }
    fields.complain(
      at: node ?? fields.node, code: "ambiguous-name",
      vi: "tên “\(name)” đã chỉ \(words.vi) \(owner) (không kể hoa thường, dấu, khoảng trắng, gạch nối)",
      en: "“\(name)” means the \(words.en) \(owner) already (case, accents, spaces, dashes do not count)")
  }
}
