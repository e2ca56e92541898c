// A resolver is settled by way of what it is made of.

final class Sealant<Value> {
  private var handlers: [(Result<Value, any Error>) -> Void] = []
  private(set) var result: Result<Value, any Error>?

  func seal(_ value: Result<Value, any Error>) {
    guard result == nil else { return }
    result = value
    let pending = handlers
    handlers = []
    pending.forEach { $0(value) }
  }

  func inspect(_ handler: @escaping (Result<Value, any Error>) -> Void) {
    if let result { handler(result) } else { handlers.append(handler) }
  }
}

final class Resolver<Value> {
  let box: Sealant<Value>
  init(_ box: Sealant<Value>) { self.box = box }
  func reject(_ error: any Error) { box.seal(.failure(error)) }
  func resolve(_ result: Result<Value, any Error>) { box.seal(result) }
}

final class Promise<Value> {
  let box: Sealant<Value>
  init(box: Sealant<Value>) { self.box = box }

  static func pending() -> (promise: Promise<Value>, resolver: Resolver<Value>) {
    let box = Sealant<Value>()
    return (Promise(box: box), Resolver(box))
  }

  func then<Next>(_ body: @escaping (Value) throws -> Promise<Next>) -> Promise<Next> {
    let (promise, resolver) = Promise<Next>.pending()
    box.inspect { result in
      switch result {
      case .success(let value):
        do {
          try body(value).box.inspect(resolver.box.seal)  // ok: its box settles it
        } catch {
          resolver.reject(error)
        }
      case .failure(let error): resolver.reject(error)
      }
    }
    return promise
  }
}
