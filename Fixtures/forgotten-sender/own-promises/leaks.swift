import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Classes that are promises, by what they do: some path leaves one without its outcome.

struct Unreadable: Error {}

final class Deferred<Value> {
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
}

struct Account: Decodable {
  let name: String
}

func account(at url: URL, _ session: URLSession) -> Deferred<Account> {
  let deferred = Deferred<Account>()
  let task = session.dataTask(with: url) { data, response, error in
    if let error {
      deferred.reject(error)
      return
    }
    guard let data, response is HTTPURLResponse else {
      return  // want: forgotten-sender "this return leaves 'deferred' from line 49 unsettled"
    }
    do {
      deferred.fulfill(try JSONDecoder().decode(Account.self, from: data))
    } catch {
      deferred.reject(error)
    }
  }
  task.resume()
  return deferred
}

func cached(_ name: String, _ folder: URL?, _ queue: DispatchQueue) -> Deferred<Data> {
  let deferred = Deferred<Data>()
  guard let folder else {
    return deferred  // want: forgotten-sender "unsettled (when 'folder' is nil)"
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

/// It has a state, and one function that looks at the list.
final class Pledge<Value> {
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

func size(of file: URL, _ queue: DispatchQueue) -> Pledge<Int> {
  let pledge = Pledge<Int>()
  queue.async {
    do {
      let values = try file.resourceValues(forKeys: [.fileSizeKey])
      if let size = values.fileSize {
        pledge.keep(size)
      }
    } catch {
      pledge.breaks(error)
    }
  }  // want: forgotten-sender "leaves 'pledge' from line 127 unsettled"
  return pledge
}

/// Tasks wait for it.
final class Latch: @unchecked Sendable {
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

func connect(_ start: (@escaping @Sendable (Bool) -> Void) -> Void) async {
  let latch = Latch()
  start { isConnected in
    if isConnected { latch.open() }
  }  // want: forgotten-sender "leaves 'latch' from line 171 unsettled (when 'isConnected' is false)"
  await latch.passed()
}
