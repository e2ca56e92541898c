private nonisolated(unsafe) var parked: [CheckedContinuation<Void, Never>] = []
private nonisolated(unsafe) var current: CheckedContinuation<Int, Never>?
private nonisolated(unsafe) var isAsking = false
private nonisolated(unsafe) var asked: CheckedContinuation<Int, Never>?

func park() async {
  await withCheckedContinuation { parked.append($0) }
}

func forgetAllRepaired() {
  parked.forEach { $0.resume() }
  parked.removeAll()
}

func valueRepaired() async -> Int? {
  guard current == nil else { return nil }
  return await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
    current = continuation
  }
}

func cancelCurrentRepaired() {
  let old = current
  current = nil
  old?.resume(returning: 0)
}

func ask() async -> Int {
  guard !isAsking else { return 0 }
  isAsking = true
  return await withCheckedContinuation { asked = $0 }  // ok: the flag is set with it
}

func answer(_ value: Int) {
  isAsking = false
  asked?.resume(returning: value)
  asked = nil
}

/// A local variable of the same name is another one.
func local() async -> Int {
  await withCheckedContinuation { continuation in
    var current: CheckedContinuation<Int, Never>?
    current = continuation  // ok: nothing was in it
    current?.resume(returning: 1)
  }
}

enum Turnstile {
  private nonisolated(unsafe) static var waiting: CheckedContinuation<Void, Never>?

  static func passRepaired() async {
    await withCheckedContinuation { continuation in
      waiting?.resume()
      waiting = continuation
    }
  }

  static func open() {
    waiting?.resume()
    waiting = nil
  }

  static func lockRepaired() {
    Self.waiting?.resume()
    Self.waiting = nil
  }
}
