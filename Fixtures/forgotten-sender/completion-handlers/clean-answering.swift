// Handlers that are given one of several answers, and others that are given one event after the other.
import Dispatch

enum Choice: Sendable { case again(after: Int), cancel }

enum Event: Sendable { case began, moved(Int), ended }

struct Trial: Sendable {
  var count: Int
  var isCancelled: Bool
}

struct Persistence {
  func retryRepaired(_ trial: Trial, retryHandler: @escaping @Sendable (Choice) -> Void) {
    guard trial.count < 5 else {
      retryHandler(.cancel)
      return
    }
    guard !trial.isCancelled else {
      retryHandler(.cancel)
      return
    }
    if trial.count == 0 {
      retryHandler(.again(after: 0))
    } else {
      DispatchQueue.global().asyncAfter(deadline: .now() + 1) { retryHandler(.again(after: trial.count)) }
    }
  }

  func hurriedRepaired(_ trial: Trial, callback: @escaping @Sendable (Choice) -> Void) {
    if trial.isCancelled { return callback(.cancel) }
    if trial.count < 3 {
      callback(.again(after: 0))
    } else {
      callback(.cancel)
    }
  }

  func foundRepaired(_ trial: Trial, callback: @escaping ([Int]) -> Void) {
    if trial.isCancelled { return callback([]) }
    guard trial.count > 0 else { return callback([]) }
    callback([trial.count])
  }

  func touched(_ phase: Int, eventHandler: @escaping @Sendable (Event) -> Void) {
    switch phase {
    case 0: eventHandler(.began)
    case 1: eventHandler(.moved(phase))
    default: print("nobody cares")  // ok: an event of which nobody is told
    }
  }

  func dragged(_ trial: Trial, handler: @escaping @Sendable (Event) -> Void) {
    guard !trial.isCancelled else { return }  // ok: it is called for each event
    handler(.began)
    handler(.ended)
  }

  func moved(_ trial: Trial, handler: @escaping @Sendable (Event) -> Void) {
    if trial.count > 0 { handler(.moved(trial.count)) }  // ok: nothing shows that it is called in any case
  }
}
