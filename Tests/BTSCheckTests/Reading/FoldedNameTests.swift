import BTSCheck
import Testing

struct FoldedNameTests {
  @Test(
    "Letter case, accents, spaces, underscores and dashes do not matter",
    arguments: [
      ("Viettel", "viettel"),
      ("  HEIGHT_m ", "heightm"),
      ("tọa độ Y (VN-2000)", "toadoy(vn2000)"),
      ("Đơn vị", "donvi"),
      ("Ðông Anh", "donganh"),  // U+00D0, as old Vietnamese fonts write it
      ("mã\u{A0}trạm", "matram"),
      ("Bưu chính – Viễn thông", "buuchinhvienthong"),
      ("a\u{200B}b\u{FEFF}\u{AD}c", "abc"),
      ("Ường ỨNG ỵ Ỹ", "uongungyy"),
      ("A2a*", "a2a*"),
      ("", ""),
    ])
  func folds(_ name: String, _ expected: String) {
    #expect(folded(name) == expected)
  }

  @Test("Composed and decomposed accents fold alike")
  func composition() {
    #expect(folded("Thi\u{323}\u{302} tr\u{1EA5}n") == folded("Thị\u{302} trấn"))
    #expect(folded("Vie\u{302}\u{323}t") == folded("Vi\u{1EC7}t"))
    #expect(folded("Vie\u{323}\u{302}t") == "viet")
    // Other scripts keep their marks: й is no и.
    #expect(folded("\u{438}\u{306}") == folded("\u{419}"))
    #expect(folded("й") != folded("и"))
  }

  @Test("Every letter of Vietnamese folds to its base letter")
  func vietnamese() {
    let letters = [
      ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
      ("u", "ùúủũụưừứửữự"), ("y", "ỳýỷỹỵ"), ("d", "đ"),
    ]
    for (base, accented) in letters {
      for letter in accented {
        #expect(folded(String(letter)) == base)
        #expect(folded(letter.uppercased()) == base)
      }
    }
  }

  @Test(
    "The kind of a commune does not matter",
    arguments: [
      ("Xã Liêm Hà", "liemha"),
      ("phường Phù Vân", "phuvan"),
      ("PHUONG_PHU-VAN", "phuvan"),
      ("Thị trấn Quế", "que"),
      ("thị\u{A0}trấn Quế", "que"),
      ("Thị xã Duy Tiên", "thixaduytien"),
      ("Xã", "xa"),
      ("Thị trấn", "thitran"),
      ("Xảo", "xao"),
      ("13285", "13285"),
    ])
  func communes(_ name: String, _ expected: String) {
    #expect(foldedCommune(name) == expected)
  }
}
