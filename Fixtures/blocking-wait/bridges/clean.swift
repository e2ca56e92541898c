import Dispatch

final class Slot<Value>: @unchecked Sendable { var value: Value? }

/// Waits for an async function in one that isn't.
func runAndWait<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value? {
  let finished = DispatchSemaphore(value: 0)
  let slot = Slot<Value>()
  Task {
    slot.value = await body()
    finished.signal()
  }
  finished.wait()  // ok: who calls it decides
  return slot.value
}

func calledFromAnAsyncFunctionRepaired(_ load: @escaping @Sendable () async -> Int) async -> Int? {
  await load()
}

func calledFromATaskRepaired(_ load: @escaping @Sendable () async -> Int) {
  Task {
    print(await load())
  }
}

func calledThroughAnotherRepaired(_ load: @escaping @Sendable () async -> Int) async -> Int {
  await load()
}

actor Register {
  private var last = 0

  func refreshRepaired(_ load: @escaping @Sendable () async -> Int) async {
    last = await load()
  }
}

func calledFromAFunction(_ load: @escaping @Sendable () async -> Int) -> Int {
  runAndWait(load) ?? 0  // ok: no task calls it
}

func calledFromAQueue(_ load: @escaping @Sendable () async -> Int) async -> Int {
  await withCheckedContinuation { continuation in
    DispatchQueue.global().async {
      continuation.resume(returning: runAndWait(load) ?? 0)  // ok: a thread of Dispatch waits
    }
  }
}
