func flow(items: [Int], other: Int?) -> Int {
  if items.isEmpty { return 0 } else if items.count == 1, let other { return other } else { log() }
  guard let first = items.first, first > 0, case .some(var x)? = wrap(other) else { return -1 }
  if #available(macOS 14, *), !done {}
  outer: for item in items where item > 3 {
    inner: while let next = queue.next(), next != item {
      if next == 4 { continue outer }
      if next == 5 { break inner }
      break
    }
  }
  repeat { x -= 1 } while x > 0 && !cancelled()
  defer { cleanUp() }
  switch (x, first) {
  case (0, _): fallthrough
  case (1...5, let y) where y > 2, (let y, 9): return y
  case _ where x == first:
    break
  @unknown default: log()
  }
  scope: do { break scope }
  for case let (index, value?) in pairs { use(index, value) }
  for var item: Int in items { item += 1 }
}
