// Functions with the names of observers, of which a declaration says that they call their closure once.
import Dispatch

enum Answer: Sendable { case again, cancel, fail(any Error) }

protocol Retrier: Sendable {
  func retry(_ job: Int, completion: @escaping @Sendable (Answer) -> Void)
  func onUnsigned(_ job: Int, completion: @escaping @Sendable (Bool) -> Void)
}

final class Jobs: Sendable {
  let queue = DispatchQueue(label: "jobs")
  let retrier: any Retrier
  let mayCompress: @Sendable (Int) -> Bool

  init(retrier: any Retrier, mayCompress: @escaping @Sendable (Int) -> Bool) {
    self.retrier = retrier
    self.mayCompress = mayCompress
  }

  func decide(_ job: Int, completion: @escaping @Sendable (Answer) -> Void) {
    retrier.retry(job) { answer in
      self.queue.async {
        guard case .fail(let error) = answer else { return completion(answer) }
        print(error)
      }  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
    }
  }

  func isTrusted(_ job: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      retrier.onUnsigned(job) { goesOn in
        if goesOn { continuation.resume(returning: true) }
      }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
    }
  }

  func shouldCompress(_ job: Int) -> Bool { mayCompress(job) }

  func compress(_ job: Int, completion: @escaping @Sendable (Int?) -> Void) {
    guard shouldCompress(job) else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
    completion(job / 2)
  }
}
