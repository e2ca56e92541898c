// Handlers that a function of the sources gives to a closure: what they are says the type of its parameter.

struct Later<Value, Failure: Error>: Sendable {
  typealias Fulfill = @Sendable (Result<Value, Failure>) -> Void
  let work: @Sendable (@escaping Fulfill) -> Void

  init(_ work: @escaping @Sendable (@escaping Fulfill) -> Void) { self.work = work }
}

protocol Records: Sendable {
  func update(_ change: @escaping @Sendable (Int) -> Void)
  func read(_ done: @escaping @Sendable (Result<Int, any Error>) -> Void)
}

func written(_ records: any Records, _ change: @escaping @Sendable (Int) throws -> Void) -> Later<Int, any Error> {
  Later { fulfill in
    records.update { record in
      do {
        try change(record)
      } catch {
        print(error)
        return  // want: forgotten-sender "this return leaves without calling 'fulfill'"
      }
      records.read { fulfill($0) }
    }
  }
}

func never(_ records: any Records) -> Later<Int, any Error> {
  Later { fulfill in  // want: forgotten-sender note "'fulfill' is never called"
    records.read { print($0) }
  }
}

final class Requests {
  typealias Adapter = (_ request: String, _ completion: @escaping (String?) -> Void) -> Void
  private var adapters: [Adapter] = []

  func adapt(_ adapter: @escaping Adapter) { adapters.append(adapter) }

  func run(_ request: String, completion: @escaping (String?) -> Void) {
    guard let adapter = adapters.first else { return completion(request) }
    adapter(request, completion)
  }
}

func signed(_ requests: Requests, key: String?) {
  requests.adapt { request, completion in
    guard let key else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
    completion(request + key)
  }
}
