/// Work that several threads with large stacks share: whoever is free takes the next piece.
public enum LargeStackWork {
  /// Does `count` pieces of work on at most `threads` threads, and returns when all are done.
  ///
  /// - Parameters:
  ///   - context: what one thread keeps for all pieces that it does.
  ///   - work: one piece, by its number. They are begun in order of their numbers.
  /// - Returns: the results in order of the numbers, whoever made them.
  public static func map<Context, Result: Sendable>(
    count: Int, threads: Int, context: @escaping @Sendable () -> Context,
    _ work: @escaping @Sendable (Context, Int) -> Result
  ) -> [Result] {
    let queue = PieceQueue<Result>(count: count)
    let take: @Sendable () -> Void = {
      guard var piece = queue.next() else { return }
      let own = context()
      while true {
        queue.finish(piece, with: work(own, piece))
        guard let next = queue.next() else { return }
        piece = next
      }
    }
    // The calling thread takes part: without room for another thread the work is done all the same.
    let helpers = (1..<max(1, min(threads, count))).compactMap { _ in LargeStackThread(take) }
    take()
    for helper in helpers { helper.join() }
    return queue.results
  }
}

/// Numbers to hand out, and what was made of them.
private final class PieceQueue<Result: Sendable>: @unchecked Sendable {
  private let count: Int
  private let monitor = Monitor()
  // These change under the lock only.
  private var nextPiece = 0
  private var finished: [Result?]

  init(count: Int) {
    self.count = count
    finished = Array(repeating: nil, count: count)
  }

  func next() -> Int? {
    monitor.locked {
      guard nextPiece < count else { return nil }
      defer { nextPiece += 1 }
      return nextPiece
    }
  }

  func finish(_ piece: Int, with result: Result) { monitor.locked { finished[piece] = result } }

  /// To be asked when all threads have ended.
  var results: [Result] { monitor.locked { finished.compactMap { $0 } } }
}
