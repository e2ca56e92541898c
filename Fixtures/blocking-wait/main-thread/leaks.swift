import Dispatch
import UIKit

// The main thread is blocked until a closure has run that another function runs on the main thread.

final class Prices: Sendable {
  func load(completion: @escaping @Sendable (Int) -> Void) {
    DispatchQueue.global().async {
      let price = 12
      DispatchQueue.main.async { completion(price) }
    }
  }

  func loadAgain(completion: @escaping @Sendable (Int) -> Void) {
    load { price in completion(price) }
  }

  /// Whoever calls this waits, on whatever thread that is.
  func loadNow() -> Int {
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var price = 0
    load {
      price = $0
      done.signal()
    }
    done.wait()
    return price
  }
}

@MainActor
func showDirectly(_ prices: Prices) {
  let done = DispatchSemaphore(value: 0)
  prices.load { _ in done.signal() }
  done.wait()  // want: blocking-wait "this blocks the main thread"
}

@MainActor
func showThroughAnother(_ prices: Prices) {
  let group = DispatchGroup()
  group.enter()
  prices.loadAgain { _ in group.leave() }
  group.wait()  // want: blocking-wait "this blocks the main thread"
  print("shown")
}

@MainActor
final class PriceList {
  private let prices = Prices()
  private(set) var last = 0
  private var isBusy = false

  func reload() {
    let group = DispatchGroup()
    isBusy = true
    group.enter()
    prices.load { _ in group.leave() }
    group.wait()  // want: blocking-wait "this blocks the main thread"
    isBusy = false
    if last > 0 {
      print(last)
    }
  }

  func forget() {
    let group = DispatchGroup()
    group.enter()
    prices.load { _ in group.leave() }
    group.wait()  // want: blocking-wait "this blocks the main thread"
  }

  func show() {
    last = prices.loadNow()  // want: blocking-wait "'loadNow' blocks the main thread until 'done' is released"
  }
}

final class PriceDelegate: UIResponder, UIApplicationDelegate {
  private let prices = Prices()

  func applicationDidBecomeActive(_ application: UIApplication) {
    print(prices.loadNow())  // want: blocking-wait "'loadNow' blocks the main thread until 'done' is released"
  }
}
