import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct UnreadableRepaired: Error {}

final class DeferredRepaired<Value> {
  private let lock = NSLock()
  private var result: Result<Value, any Error>?
  private var callbacks: [(Result<Value, any Error>) -> Void] = []

  func fulfill(_ value: Value) { settle(.success(value)) }
  func reject(_ error: any Error) { settle(.failure(error)) }

  private func settle(_ outcome: Result<Value, any Error>) {
    lock.lock()
    guard result == nil else {
      lock.unlock()
      return
    }
    result = outcome
    let waiting = callbacks
    callbacks = []
    lock.unlock()
    for callback in waiting { callback(outcome) }
  }

  func upon(_ callback: @escaping (Result<Value, any Error>) -> Void) {
    lock.lock()
    if let result {
      lock.unlock()
      callback(result)
    } else {
      callbacks.append(callback)
      lock.unlock()
    }
  }

  /// What comes of it is another one.
  func mapped<Other>(_ change: @escaping (Value) throws -> Other) -> DeferredRepaired<Other> {
    let other = DeferredRepaired<Other>()
    upon { result in
      do {
        other.fulfill(try change(result.get()))
      } catch {
        other.reject(error)
      }
    }
    return other
  }

  func follow(_ leader: DeferredRepaired<Value>) {
    leader.upon { self.settle($0) }
  }
}

struct AccountRepaired: Decodable {
  let name: String
}

func accountRepaired(at url: URL, _ session: URLSession) -> DeferredRepaired<AccountRepaired> {
  let deferred = DeferredRepaired<AccountRepaired>()
  let task = session.dataTask(with: url) { data, response, error in
    if let error {
      deferred.reject(error)
      return
    }
    guard let data, response is HTTPURLResponse else {
      deferred.reject(UnreadableRepaired())
      return
    }
    do {
      deferred.fulfill(try JSONDecoder().decode(AccountRepaired.self, from: data))
    } catch {
      deferred.reject(error)
    }
  }
  task.resume()
  return deferred
}

func cachedRepaired(_ name: String, _ folder: URL?, _ queue: DispatchQueue) -> DeferredRepaired<Data> {
  let deferred = DeferredRepaired<Data>()
  guard let folder else {
    deferred.reject(UnreadableRepaired())
    return deferred
  }
  queue.async {
    do {
      deferred.fulfill(try Data(contentsOf: folder.appendingPathComponent(name)))
    } catch {
      deferred.reject(error)
    }
  }
  return deferred
}

/// Nobody has it where it is dropped.
func wanted(_ name: String?, _ queue: DispatchQueue) -> DeferredRepaired<String>? {
  let deferred = DeferredRepaired<String>()
  guard let name else { return nil }  // ok: nobody waits for it
  queue.async { deferred.fulfill(name) }
  return deferred
}

/// Whoever asks for it settles it.
func fresh() -> DeferredRepaired<String> {
  let deferred = DeferredRepaired<String>()
  return deferred  // ok: it is the caller's to settle
}

/// It follows another one.
func either(_ first: DeferredRepaired<Int>?, _ value: Int) -> DeferredRepaired<Int> {
  let deferred = DeferredRepaired<Int>()
  if let first {
    deferred.follow(first)  // ok: it is settled as the other one is
  } else {
    deferred.fulfill(value)
  }
  return deferred
}

/// Somebody else has it.
final class Waiting {
  private var open: [DeferredRepaired<Int>] = []

  func next(_ ready: Int?) -> DeferredRepaired<Int> {
    let deferred = DeferredRepaired<Int>()
    guard let ready else {
      open.append(deferred)
      return deferred  // ok: it is kept for later
    }
    deferred.fulfill(ready)
    return deferred
  }

  func tell(_ value: Int) {
    for deferred in open { deferred.fulfill(value) }
    open = []
  }
}

final class PledgeRepaired<Value> {
  enum State {
    case pending
    case kept(Value)
    case broken(any Error)
  }
  struct Callback {
    let onKept: (Value) -> Void
    let onBroken: (any Error) -> Void
  }
  private var state = State.pending
  private var callbacks: [Callback] = []
  private let queue = DispatchQueue(label: "pledge")

  func then(_ onKept: @escaping (Value) -> Void, orElse onBroken: @escaping (any Error) -> Void) {
    queue.sync {
      callbacks.append(Callback(onKept: onKept, onBroken: onBroken))
      callIfSettled()
    }
  }

  func keep(_ value: Value) { update(.kept(value)) }
  func breaks(_ error: any Error) { update(.broken(error)) }

  private func update(_ new: State) {
    queue.sync {
      guard case .pending = state else { return }
      state = new
      callIfSettled()
    }
  }

  private func callIfSettled() {
    switch state {
    case .pending: return
    case .kept(let value): callbacks.forEach { $0.onKept(value) }
    case .broken(let error): callbacks.forEach { $0.onBroken(error) }
    }
    callbacks.removeAll()
  }
}

func sizeRepaired(of file: URL, _ queue: DispatchQueue) -> PledgeRepaired<Int> {
  let pledge = PledgeRepaired<Int>()
  queue.async {
    do {
      let values = try file.resourceValues(forKeys: [.fileSizeKey])
      pledge.keep(values.fileSize ?? 0)
    } catch {
      pledge.breaks(error)
    }
  }
  return pledge
}

final class LatchRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func open() {
    lock.lock()
    isOpen = true
    let all = waiting
    waiting = []
    lock.unlock()
    for continuation in all { continuation.resume() }
  }

  func passed() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      if isOpen {
        lock.unlock()
        continuation.resume()
      } else {
        waiting.append(continuation)
        lock.unlock()
      }
    }
  }
}

func connectRepaired(_ start: (@escaping @Sendable (Bool) -> Void) -> Void) async {
  let latch = LatchRepaired()
  start { isConnected in
    if !isConnected { print("not connected") }
    latch.open()
  }
  await latch.passed()
}
