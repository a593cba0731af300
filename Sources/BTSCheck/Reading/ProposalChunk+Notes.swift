extension ProposalChunk {
  /// How the cells of a file were read, where there is more than one way to read them.
  static func notes(_ chunks: [ProposalChunk]) -> [(id: String, message: LocalizedText)] {
    var notes: [(id: String, message: LocalizedText)] = []
    func note(_ id: String, _ count: Int, _ vi: String, _ en: String) {
      guard count > 0 else { return }
      notes.append((id, LocalizedText(vi: "\(count) ô \(vi)", en: "\(en): \(count)")))
    }
    note(
      "read-degrees", chunks.reduce(0) { $0 + $1.markedDegrees },
      "tọa độ được đọc theo độ, phút, giây hoặc chữ chỉ hướng",
      "cells read as degrees, minutes and seconds, or by a letter")
    note(
      "read-day-first", chunks.reduce(0) { $0 + $1.daysFirst }, "được đọc là ngày, tháng, năm",
      "cells read as day, month, year")
    return notes
  }
}
