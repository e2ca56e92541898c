import PromiseKit

// A pending promise has two parts: whoever gets the one waits until somebody calls the other.

struct Missing: Error {}

struct Catalog {
  let load: (@escaping (Int?, Error?) -> Void) -> Void

  func price() -> Promise<Int> {
    let (promise, seal) = Promise<Int>.pending()
    load { value, _ in
      guard let value else { return }  // want: forgotten-sender "this return leaves 'seal' from line 11 unsettled"
      seal.fulfill(value)
    }
    return promise
  }

  func count() -> Promise<Int> {
    let pending = Promise<Int>.pending()
    load { value, error in
      if let value {
        pending.resolver.fulfill(value)
      } else if let error {
        pending.resolver.reject(error)
      }
    }  // want: forgotten-sender note "unsettled"
    return pending.promise
  }

  func rating(isOnline: Bool) -> Promise<Int> {
    let (promise, seal) = Promise<Int>.pending()
    guard isOnline else { return promise }  // want: forgotten-sender "this return leaves 'seal' from line 32 unsettled"
    load { value, error in seal.resolve(value, error) }
    return promise
  }

  func stock() -> Guarantee<Int> {
    let (guarantee, resolve) = Guarantee<Int>.pending()
    load { value, _ in
      if let value { resolve(value) }
    }  // want: forgotten-sender "reaching the end here leaves 'resolve' from line 39 unsettled"
    return guarantee
  }
}
