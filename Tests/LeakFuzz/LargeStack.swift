import Foundation

/// One thread with a large stack for all inputs: a stack of its own for each would be most of the work.
final class LargeStack: @unchecked Sendable {
  static let shared = LargeStack()
  private var work: () -> Void = {}
  private let begin = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [self] in
      while true {
        begin.wait()
        work()
        work = {}
        end.signal()
      }
    }
    thread.stackSize = 1 << 29
    thread.start()
  }

  func run(_ work: @escaping () -> Void) {
    self.work = work
    begin.signal()
    end.wait()
  }
}
