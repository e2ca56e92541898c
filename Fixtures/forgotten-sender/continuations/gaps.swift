import Foundation

// Known gaps: these need a view of several types, of values, or of the order of two closures.

protocol Motor: Sendable {
  func tryStart(completion: @escaping @Sendable (Int) -> Void) -> Bool
  func start(completion: @escaping @Sendable (Int) -> Void)
}

enum Mode: Sendable {
  case eager, lazy
}

func note(_ message: String) {
  print(message)
}

struct Machine: Sendable {
  let motor: any Motor
  let isElectric: Bool

  func refusedStart() async -> Int {
    await withCheckedContinuation { continuation in
      let started = motor.tryStart { continuation.resume(returning: $0) }
      if started { return }
      guard isElectric else { return }  // todo-want: forgotten-sender "continuation"
      continuation.resume(returning: 0)
    }
  }

  func workItemCancelled() async -> Int {
    await withCheckedContinuation { continuation in
      let item = DispatchWorkItem { continuation.resume(returning: 1) }
      DispatchQueue.global().asyncAfter(deadline: .now() + 1, execute: item)
      if isElectric {
        item.cancel()  // todo-want: forgotten-sender "continuation"
      }
    }
  }
}
