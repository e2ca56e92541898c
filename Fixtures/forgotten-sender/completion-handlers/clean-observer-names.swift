// Functions with the names of observers, of which a declaration says that they call their closure once.
import Dispatch

enum Reply: Sendable { case again, cancel, fail(any Error) }

protocol Advisor: Sendable {
  func retry(_ job: Int, completion: @escaping @Sendable (Reply) -> Void)
  func onUnsigned(_ job: Int, completion: @escaping @Sendable (Bool) -> Void)
  func onProgress(_ job: Int, handler: @escaping @Sendable (Int) -> Void)
}

final class Work: Sendable {
  let queue = DispatchQueue(label: "work")
  let advisor: any Advisor
  let mayCompress: @Sendable (Int) -> Bool

  init(advisor: any Advisor, mayCompress: @escaping @Sendable (Int) -> Bool) {
    self.advisor = advisor
    self.mayCompress = mayCompress
  }

  func decideRepaired(_ job: Int, completion: @escaping @Sendable (Reply) -> Void) {
    advisor.retry(job) { reply in
      self.queue.async {
        guard case .fail(let error) = reply else { return completion(reply) }
        completion(.fail(error))
      }
    }
  }

  func isTrustedRepaired(_ job: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      advisor.onUnsigned(job) { goesOn in
        if goesOn { continuation.resume(returning: true) } else { continuation.resume(returning: false) }
      }
    }
  }

  func half(_ job: Int) async {
    await withCheckedContinuation { continuation in
      advisor.onProgress(job) { percent in
        if percent == 50 { continuation.resume() }  // ok: called for each step
      }
    }
  }

  func shouldCompress(_ job: Int) -> Bool { mayCompress(job) }

  func compressRepaired(_ job: Int, completion: @escaping @Sendable (Int?) -> Void) {
    guard shouldCompress(job) else { return completion(job) }
    completion(job / 2)
  }
}

final class Once: @unchecked Sendable {
  private let lock = DispatchQueue(label: "once")
  private var isOver = false

  func shouldResume() -> Bool {
    lock.sync {
      defer { isOver = true }
      return !isOver
    }
  }
}

func either(_ first: any Advisor, _ second: any Advisor, completion: @escaping @Sendable (Bool) -> Void) {
  let once = Once()
  for advisor in [first, second] {
    advisor.onUnsigned(0) { goesOn in
      guard once.shouldResume() else { return }  // ok: the other one came first
      completion(goesOn)
    }
  }
}
