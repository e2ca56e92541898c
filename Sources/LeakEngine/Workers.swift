/// Who does the work that can be done at the same time.
public protocol Workers: Sendable {
  /// Does `count` pieces of work, in any order and at the same time, and returns when all are done.
  ///
  /// - Parameters:
  ///   - context: what one thread keeps for all pieces that it does; it never leaves that thread. Threads need stacks as
  ///     large as sources nest deep.
  ///   - work: one piece, by its number.
  /// - Returns: the results in order of the numbers, whoever made them.
  func map<Context, Result: Sendable>(
    count: Int, context: @escaping @Sendable () -> Context, _ work: @escaping @Sendable (Context, Int) -> Result
  ) -> [Result]
}

/// The calling thread alone.
public struct SingleWorker: Workers {
  public init() {}

  public func map<Context, Result: Sendable>(
    count: Int, context: @escaping @Sendable () -> Context, _ work: @escaping @Sendable (Context, Int) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    let own = context()
    return (0..<count).map { work(own, $0) }
  }
}
