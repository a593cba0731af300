/// The name most like a misspelt one: for “did you mean”.
///
/// Names are compared as `folded`; a name is near when at most one letter in three, and never more than four, must be
/// typed anew, left out, put in or exchanged with its neighbour. Of equally near names the first is taken.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(folded(name).unicodeScalars)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(folded(candidate).unicodeScalars)
    let allowed = min(4, max(1, max(typed.count, letters.count) / 3), (best?.distance ?? 5) - 1)
    guard abs(typed.count - letters.count) <= allowed else { continue }
    let distance = editDistance(typed, letters)
    if distance <= allowed { best = (candidate, distance) }
    if distance == 0 { break }
  }
  return best?.name
}

/// The number of letters to type anew, leave out, put in or exchange with their neighbour.
///
/// Source: the optimal string alignment distance.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
