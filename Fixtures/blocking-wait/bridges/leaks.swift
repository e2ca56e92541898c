import Dispatch

final class Box<Value>: @unchecked Sendable { var value: Value? }

/// Waits for an async function in one that isn't.
func runBlocking<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value? {
  let finished = DispatchSemaphore(value: 0)
  let box = Box<Value>()
  Task {
    box.value = await body()
    finished.signal()
  }
  finished.wait()
  return box.value
}

func calledFromAnAsyncFunction(_ load: @escaping @Sendable () async -> Int) async -> Int? {
  runBlocking { await load() }  // want: blocking-wait "'runBlocking' blocks a thread of the cooperative pool"
}

func calledFromATask(_ load: @escaping @Sendable () async -> Int) {
  Task {
    print(runBlocking { await load() } ?? 0)  // want: blocking-wait "'runBlocking' blocks a thread of the cooperative pool"
  }
}

func loadNow(_ load: @escaping @Sendable () async -> Int) -> Int {
  runBlocking(load) ?? 0
}

func calledThroughAnother(_ load: @escaping @Sendable () async -> Int) async -> Int {
  loadNow(load)  // want: blocking-wait "'loadNow' blocks a thread of the cooperative pool"
}

actor Cache {
  private var last = 0

  func refresh(_ load: @escaping @Sendable () async -> Int) {
    last = runBlocking(load) ?? last  // want: blocking-wait "'runBlocking' blocks a thread of the cooperative pool"
  }
}
