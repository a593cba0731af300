extension Shapes {
  /// Whether a ring turns round a place within it in one sense, once, without a step back: then it crosses nowhere.
  ///
  /// False says nothing: a ring that is no star, seen from the middle of its vertices, may be simple all the same.
  public func isStar(_ path: Int) -> Bool {
    let ring = vertices(of: path)
    guard kinds[path].isRing, ring.count >= 4 else { return false }
    return vertices.withUnsafeBufferPointer { vertices in
      var middle = Position(longitude: 0, latitude: 0)
      for place in ring.dropLast() {
        middle.longitude += vertices[place].longitude
        middle.latitude += vertices[place].latitude
      }
      middle.longitude /= Double(ring.count - 1)
      middle.latitude /= Double(ring.count - 1)
      let sense = Orientation.sign(vertices[ring.lowerBound], vertices[ring.lowerBound + 1], middle)
      guard sense != 0 else { return false }
      // Each time round leads over the parallel of the middle northward once.
      var rounds = 0
      for place in ring.dropLast() {
        let (a, b) = (vertices[place], vertices[place + 1])
        guard Orientation.sign(a, b, middle) == sense else { return false }
        if a.latitude < middle.latitude, b.latitude >= middle.latitude { rounds += 1 }
      }
      return rounds == 1
    }
  }
}
