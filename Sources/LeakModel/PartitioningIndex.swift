extension RandomAccessCollection where Index == Int {
  /// The index of the first element that belongs to the second part of a collection which is in two parts; its end where
  /// there is none. Looks at as many elements as the length has binary digits.
  @inlinable
  public func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
