import PromiseKit

// One of the functions by which to settle is called on every path, or goes elsewhere.

struct Shelf {
  struct Empty: Error {}

  let load: (@escaping (Int?, Error?) -> Void) -> Void

  func priceRepaired() -> Promise<Int> {
    let (promise, seal) = Promise<Int>.pending()
    load { value, error in
      guard let value else { return seal.reject(error ?? Empty()) }
      seal.fulfill(value)
    }
    return promise
  }

  func countRepaired() -> Promise<Int> {
    let pending = Promise<Int>.pending()
    load { value, error in
      if let value {
        pending.resolver.fulfill(value)
      } else {
        pending.resolver.reject(error ?? Empty())
      }
    }
    return pending.promise
  }

  func ratingRepaired(isOnline: Bool) -> Promise<Int> {
    let (promise, seal) = Promise<Int>.pending()
    guard isOnline else {
      seal.reject(Empty())
      return promise
    }
    load(seal.resolve)
    return promise
  }

  func stockRepaired() -> Guarantee<Int> {
    let (guarantee, resolve) = Guarantee<Int>.pending()
    load { value, _ in resolve(value ?? 0) }
    return guarantee
  }

  /// A promise that is no longer pending has been settled.
  func firstOf(_ other: Promise<Int>) -> Promise<Int> {
    let root = Promise<Int>.pending()
    _ = other.done { root.resolver.fulfill($0) }
    load { value, error in
      guard root.promise.isPending else { return }
      root.resolver.resolve(value, error)
    }
    return root.promise
  }

  /// Each turn begins the next, and one of them is the last.
  func pumped(_ count: Int) -> Promise<Int> {
    let root = Promise<Int>.pending()
    var isBusy = false
    func next(_ number: Int) {
      guard !isBusy else { return }
      isBusy = true
      load { value, error in
        isBusy = false
        if number == count { root.resolver.resolve(value, error) } else { next(number + 1) }
      }
    }
    next(0)
    return root.promise
  }

  /// Whoever asks gets both.
  func both() -> (Promise<Int>, Resolver<Int>) {
    let (promise, seal) = Promise<Int>.pending()
    return (promise, seal)
  }

  func whole() -> (promise: Promise<Int>, resolver: Resolver<Int>) {
    let pending = Promise<Int>.pending()
    return pending
  }
}

/// What is kept is settled later.
final class Waiting {
  private var seals: [Resolver<Int>] = []

  func wait() -> Promise<Int> {
    let (promise, seal) = Promise<Int>.pending()
    seals.append(seal)
    return promise
  }

  func tell(_ value: Int) {
    for seal in seals { seal.fulfill(value) }
    seals = []
  }
}
