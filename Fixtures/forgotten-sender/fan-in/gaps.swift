// Known gap: one after the other, and nobody is told when the last one is there. Of the turns that the callback starts nothing is known that
// was known of the first.
func sendOneByOne(
  _ parts: [Int], put: @escaping (Int, @escaping (Bool) -> Void) -> Void, completion: @escaping (Bool) -> Void
) {
  guard !parts.isEmpty else { return completion(true) }
  var next = 0
  func startNext() {
    guard next < parts.count else { return }  // todo-want: forgotten-sender "without calling 'completion'"
    let part = parts[next]
    next += 1
    put(part) { isSent in
      if isSent { startNext() } else { completion(false) }
    }
  }
  startNext()
}
