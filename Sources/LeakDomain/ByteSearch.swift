extension String {
  /// Whether the bytes of `part` stand somewhere in this text. Names are short and asked about often: no character is
  /// put together for it.
  func holds(_ part: String) -> Bool {
    let (whole, wanted) = (utf8, part.utf8)
    guard let first = wanted.first else { return true }
    guard wanted.count <= whole.count else { return false }
    var start = whole.startIndex
    for _ in 0...(whole.count - wanted.count) {
      if whole[start] == first, whole[start...].starts(with: wanted) { return true }
      start = whole.index(after: start)
    }
    return false
  }
}
