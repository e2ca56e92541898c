// Handlers that a function of the sources gives to a closure: what they are says the type of its parameter.

struct Deferred<Value, Failure: Error>: Sendable {
  typealias Fulfill = @Sendable (Result<Value, Failure>) -> Void
  let work: @Sendable (@escaping Fulfill) -> Void

  init(_ work: @escaping @Sendable (@escaping Fulfill) -> Void) { self.work = work }
}

protocol Entries: Sendable {
  func update(_ change: @escaping @Sendable (Int) -> Void)
  func read(_ done: @escaping @Sendable (Result<Int, any Error>) -> Void)
}

func writtenRepaired(_ entries: any Entries, _ change: @escaping @Sendable (Int) throws -> Void)
  -> Deferred<Int, any Error>
{
  Deferred { fulfill in
    entries.update { entry in
      do {
        try change(entry)
      } catch {
        fulfill(.failure(error))
        return
      }
      entries.read { fulfill($0) }
    }
  }
}

func neverRepaired(_ entries: any Entries) -> Deferred<Int, any Error> {
  Deferred { fulfill in
    entries.read { fulfill($0) }
  }
}

final class Calls {
  typealias Adapter = (_ call: String, _ completion: @escaping (String?) -> Void) -> Void
  typealias Claim = (_ call: String, _ completion: @escaping (Bool) -> Void) -> Bool
  private var adapters: [Adapter] = []
  private var claims: [Claim] = []

  func adapt(_ adapter: @escaping Adapter) { adapters.append(adapter) }

  func claim(_ claim: @escaping Claim) { claims.append(claim) }

  func run(_ call: String, completion: @escaping (String?) -> Void) {
    guard let adapter = adapters.first else { return completion(call) }
    adapter(call, completion)
  }
}

func signedRepaired(_ calls: Calls, key: String?) {
  calls.adapt { call, completion in
    guard let key else { return completion(nil) }
    completion(call + key)
  }
}

func claimed(_ calls: Calls, by name: String) {
  calls.claim { call, completion in
    guard call == name else { return false }  // ok: it tells that it has not taken it
    completion(true)
    return true
  }
}
