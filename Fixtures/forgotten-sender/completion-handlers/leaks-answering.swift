// Handlers that are given one of several answers: that they are to be called once show all other ways.
import Dispatch

enum RetryDecision: Sendable { case retry(after: Int), cancel }

struct Attempt: Sendable {
  var count: Int
  var isCancelled: Bool
}

struct Patience {
  func retry(_ attempt: Attempt, retryHandler: @escaping @Sendable (RetryDecision) -> Void) {
    guard attempt.count < 5 else {
      retryHandler(.cancel)
      return
    }
    guard !attempt.isCancelled else {
      return  // want: forgotten-sender "this return leaves without calling 'retryHandler'"
    }
    if attempt.count == 0 {
      retryHandler(.retry(after: 0))
    } else {
      DispatchQueue.global().asyncAfter(deadline: .now() + 1) { retryHandler(.retry(after: attempt.count)) }
    }
  }

  func hurried(_ attempt: Attempt, callback: @escaping @Sendable (RetryDecision) -> Void) {
    if attempt.isCancelled { return callback(.cancel) }
    if attempt.count < 3 {
      callback(.retry(after: 0))
    } else {
      print("too often")
    }
  }  // want: forgotten-sender "reaching the end here leaves without calling 'callback'"

  func found(_ attempt: Attempt, callback: @escaping ([Int]) -> Void) {
    if attempt.isCancelled { return callback([]) }
    guard attempt.count > 0 else { return }  // want: forgotten-sender "this return leaves without calling 'callback'"
    callback([attempt.count])
  }
}
