import LeakEngine
import SwiftFrontEnd

/// Threads with large stacks do the engine's work.
struct ThreadWorkers: Workers {
  var threads: Int

  func map<Context, Result: Sendable>(
    count: Int, context: @escaping @Sendable () -> Context, _ work: @escaping @Sendable (Context, Int) -> Result
  ) -> [Result] {
    LargeStackWork.map(count: count, threads: threads, context: context, work)
  }
}
