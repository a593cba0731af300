import BTSCheck
import Testing

struct SentenceTests {
  @Test func isMadeOfTextsNumbersAndSentences() {
    let more: Sentence = ", and \(2) more"
    let sentence: Sentence = "near \("Phù Vân")\(more)" + "; so"
    #expect(sentence.text == "near Phù Vân, and 2 more; so")
    #expect((("" as Sentence) + "").text.isEmpty)
  }

  @Test(arguments: [
    (143.21, Unit.metres, Language.en, "143.21 m"), (143.21, .metres, .vi, "143,21 m"),
    (0.5, .percent, .vi, "0,5 %"), (12.345, .percent, .en, "12.35 %"), (1500, .metres, .en, "1500 m"),
    (.nan, .metres, .en, "–"), (.infinity, .metres, .en, "inf m"),
  ])
  func amounts(_ value: Double, _ unit: Unit, _ language: Language, _ expected: String) {
    var judgement = Judgement(.fail, measured: value, limit: value, unit: unit)
    judgement.withoutRadius = 1
    let evidence = Evidence(
      judgement: judgement, subject: nil, value: nil, counterpart: nil,
      counterpartName: nil)
    #expect(("\(evidence.measured(language))" as Sentence).text == expected)
    #expect(("\(evidence.limit(language))" as Sentence).text == expected)
  }
}
