import LeakAST
import LeakModel

/// From the bytes of Swift files to the simplified AST. It does no I/O and never fails: a file that cannot be
/// analysed comes back as a notice.
public enum SwiftFrontEnd {
  /// Lowers one file. May be called from any thread: the work runs on a thread with a stack of its own.
  public static func lower(_ input: FrontEndInput) -> FrontEndOutput {
    let outputs = lowerAll(count: 1, threads: 1) { _ in input }
    return (outputs.first ?? nil) ?? FrontEndOutput(file: nil, notices: [])
  }

  /// Lowers one file on the calling thread, which must have a large stack, and for as long as it takes.
  package static func lowerHere(_ input: FrontEndInput) -> FrontEndOutput { FileLowering.run(input) }

  /// Lowers `count` files on at most `threads` threads.
  ///
  /// - Parameters:
  ///   - clock: is told how long each phase takes.
  ///   - read: gives the input of an index; runs on the worker threads, once for each index, in no particular order. `nil`
  ///     means that there is nothing to lower; the output is `nil` as well.
  ///   - finish: makes out of a lowered file what is to be kept of it; runs on the worker threads.
  /// - Returns: one output for each index, in order; the same for any number of threads.
  public static func lowerAll<Output: Sendable>(
    count: Int, threads: Int, clock: (any PhaseClock)? = nil, read: @escaping @Sendable (Int) -> FrontEndInput?,
    finish: @escaping @Sendable (FrontEndOutput) -> Output
  ) -> [Output?] {
    LoweringRun(count: count, budget: .standard, clock: clock, read: read, finish: finish).run(threads: threads)
  }

  /// The same, keeping the syntax trees.
  public static func lowerAll(
    count: Int, threads: Int, read: @escaping @Sendable (Int) -> FrontEndInput?
  ) -> [FrontEndOutput?] {
    lowerAll(count: count, threads: threads, budget: .standard, read: read)
  }

  static func lowerAll(
    count: Int, threads: Int, budget: TimeBudget, read: @escaping @Sendable (Int) -> FrontEndInput?
  ) -> [FrontEndOutput?] {
    LoweringRun(count: count, budget: budget, read: read) { $0 }.run(threads: threads)
  }
}
