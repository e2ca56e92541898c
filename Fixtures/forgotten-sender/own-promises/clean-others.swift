import Foundation

// Classes that look like promises, and need no outcome.

/// Whoever observes is told of each value, and stays.
final class Reading {
  private var value: Int?
  private var observers: [(Int) -> Void] = []

  func observe(_ observer: @escaping (Int) -> Void) {
    if let value { observer(value) }
    observers.append(observer)
  }

  func update(_ new: Int) {
    value = new
    for observer in observers { observer(new) }
  }
}

func temperature(_ queue: DispatchQueue, _ measure: @escaping () -> Int?) -> Reading {
  let reading = Reading()
  queue.async {
    if let value = measure() { reading.update(value) }  // ok: it may be told of nothing
  }
  return reading
}

/// It closes again.
final class Barrier {
  private var isOpen = false
  private var waiting: [() -> Void] = []

  func pass(_ action: @escaping () -> Void) {
    if isOpen { action() } else { waiting.append(action) }
  }

  func open() {
    isOpen = true
    waiting.forEach { $0() }
    waiting = []
  }

  func close() { isOpen = false }
}

func barrier(_ queue: DispatchQueue, _ isFree: @escaping () -> Bool) -> Barrier {
  let barrier = Barrier()
  queue.async {
    if isFree() { barrier.open() }  // ok: somebody else opens it, as often as he likes
  }
  return barrier
}

/// Its list is of what is done at the end, and nobody is told at once.
final class Cleanup {
  private var isDone = false
  private var actions: [() -> Void] = []

  func add(_ action: @escaping () -> Void) { actions.append(action) }

  func run() {
    isDone = true
    actions.forEach { $0() }
    actions = []
  }
}

func cleanup(_ queue: DispatchQueue, _ isNeeded: @escaping () -> Bool) -> Cleanup {
  let cleanup = Cleanup()
  queue.async {
    if isNeeded() { cleanup.run() }  // ok: nobody waits
  }
  return cleanup
}
