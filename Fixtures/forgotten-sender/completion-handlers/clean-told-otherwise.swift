import Foundation

protocol Panel: Sendable {
  func begin(_ answer: @escaping @Sendable (Bool) -> Void)
  func showAlert(_ text: String)
}

protocol Transfer: Sendable {
  var isCancelled: Bool { get }
  func start(_ onUpdate: @escaping @Sendable (Event) -> Void)
  func load(_ done: @escaping @Sendable (Int?, Error?) -> Void)
  func retryLater(_ name: String)
}

enum Event: Sendable {
  case progress(Double)
  case finished(Int)
}

struct Screen: Sendable {
  let panel: any Panel
  let transfer: any Transfer

  func choose(completion: @escaping @Sendable () -> Void) {
    panel.begin { isChosen in
      guard isChosen else {
        panel.showAlert("nothing chosen")
        return  // ok: the failure is shown
      }
      completion()
    }
  }

  func chooseOrCancel(completion: @escaping @Sendable () -> Void, onCancel: @escaping @Sendable () -> Void) {
    panel.begin { isChosen in
      if isChosen { completion() } else { onCancel() }  // ok: another callback is called
    }
  }

  func again(_ name: String, completion: @escaping @Sendable (Int?) -> Void) {
    transfer.load { value, error in
      if error != nil {
        transfer.retryLater(name)
        return  // ok: the work starts again
      }
      completion(value)
    }
  }

  func untilCancelled(completion: @escaping @Sendable (Int?) -> Void) {
    transfer.load { value, _ in
      guard !transfer.isCancelled else { return }  // ok: whoever cancelled waits no more
      completion(value)
    }
  }

  func events(completion: @escaping @Sendable (Int) -> Void) {
    transfer.start { event in
      switch event {
      case .progress(let part): print(part)
      case .finished(let count): completion(count)
      }
    }  // ok: called for each event
  }

  /// Registers for one outcome of several.
  func whenFinished(_ callback: @escaping @Sendable (Int?) -> Void) {
    transfer.load { value, error in
      guard error == nil else { return }  // ok: registered for success
      callback(value)
    }
  }

  func takenOver(_ name: String, completion: @escaping (Bool) -> Void) -> Bool {
    guard !name.isEmpty else { return false }  // ok: false says that the handler was not taken
    completion(true)
    return true
  }

  func lastPart(of text: String, completion: @escaping (String) -> Void) {
    if let last = text.components(separatedBy: "/").last {  // ok: there is at least one part
      completion(last)
    }
  }

  func closedRange(_ count: Int, completion: @escaping (Int) -> Void) {
    for number in 1...count {  // ok: a closed range is never empty
      completion(number)
      break
    }
  }
}

final class AssertingService: @unchecked Sendable {
  func answer(_ number: Int, completion: @escaping (Int) -> Void) {
    switch number {
    case 0: completion(0)
    case 1:
      precondition(false, "there is no 1")
      return  // ok: nothing comes here
    default: completion(number)
    }
  }
}

/// An object of callbacks, one of which is for failures.
final class Callbacks: @unchecked Sendable {
  private var all: [@Sendable (any Error) -> Void] = []
  func add(_ callback: @escaping @Sendable (any Error) -> Void) { all.append(callback) }
  func call(_ error: any Error) { for callback in all { callback(error) } }
}

struct Binder: Sendable {
  let onFailureDelegate = Callbacks()
  let source: Int?

  func bind(completion: @escaping @Sendable (Int) -> Void) {
    guard let source else {
      onFailureDelegate.call(CancellationError())
      return  // ok: who wants to hear of failures does
    }
    completion(source)
  }

  func bindLater(on queue: DispatchQueue, completion: @escaping @Sendable (Int) -> Void) {
    guard let source else {
      queue.async { onFailureDelegate.call(CancellationError()) }
      return  // ok: the same, a little later
    }
    completion(source)
  }
}
