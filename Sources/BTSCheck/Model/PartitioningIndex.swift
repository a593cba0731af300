extension RandomAccessCollection where Index == Int {
  /// The first index whose element belongs into the second part of a collection, in which all of the first part come first;
  /// `endIndex` where none does.
  @inline(__always)
  func partitioningIndex(where belongsInSecondPart: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if belongsInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
