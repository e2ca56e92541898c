import Foundation

// A closure that runs again and again finds what its earlier turns have left.

func pollFew(_ completion: @escaping @Sendable (Bool) -> Void) {
  nonisolated(unsafe) var ticks = 0
  Timer.scheduledTimer(withTimeInterval: 0.5, repeats: true) { timer in
    ticks += 1
    guard ticks > 3 else { return }  // ok: the fourth turn goes on
    timer.invalidate()
    completion(true)
  }
}

func countDown(_ completion: @escaping @Sendable () -> Void) {
  nonisolated(unsafe) var left = 3
  Timer.scheduledTimer(withTimeInterval: 0.5, repeats: true) { timer in
    if left == 0 {
      timer.invalidate()
      completion()
    }
    left -= 1
  }
}

func skipFirst(_ completion: @escaping @Sendable () -> Void) {
  nonisolated(unsafe) var isFirst = true
  Timer.scheduledTimer(withTimeInterval: 0.5, repeats: true) { timer in
    if isFirst {
      isFirst = false
      return
    }
    timer.invalidate()
    completion()
  }
}

func third(of numbers: [Int], completion: @escaping (Int?) -> Void) {
  var count = 0
  var isFound = false
  numbers.forEach { number in
    count += 1
    guard count == 3 else { return }
    isFound = true
    completion(number)
  }
  if !isFound { completion(nil) }
}
