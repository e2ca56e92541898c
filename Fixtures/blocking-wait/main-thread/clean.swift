import Dispatch
import Foundation
import UIKit

final class PricesRepaired: Sendable {
  func load(completion: @escaping @Sendable (Int) -> Void) {
    DispatchQueue.global().async {
      let price = 12
      DispatchQueue.main.async { completion(price) }
    }
  }

  func loadAgain(completion: @escaping @Sendable (Int) -> Void) {
    load { price in completion(price) }
  }

  func loadElsewhere(completion: @escaping @Sendable (Int) -> Void) {
    DispatchQueue.global().async { completion(12) }
  }

  /// One of the ways needs nobody.
  func loadPerhaps(_ isKnown: Bool, completion: @escaping @Sendable (Int) -> Void) {
    DispatchQueue.global().async {
      if isKnown { return completion(12) }
      DispatchQueue.main.async { completion(13) }
    }
  }

  func loadOn(_ queue: DispatchQueue, completion: @escaping @Sendable (Int) -> Void) {
    DispatchQueue.global().async {
      queue.async { completion(12) }
    }
  }

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

  func loadNowSomewhere() -> Int {
    if Thread.isMainThread { return 0 }
    return loadNow()
  }
}

@MainActor
func showDirectlyRepaired(_ prices: PricesRepaired) {
  prices.load { print($0) }
}

@MainActor
func showThroughAnotherRepaired(_ prices: PricesRepaired) {
  let group = DispatchGroup()
  group.enter()
  prices.loadAgain { _ in group.leave() }
  group.notify(queue: .main) { print("shown") }
}

@MainActor
func waitsForOtherThreads(_ prices: PricesRepaired) {
  let done = DispatchSemaphore(value: 0)
  prices.loadElsewhere { _ in done.signal() }
  done.wait()  // ok: another thread signals
}

@MainActor
func waitsForAWayThatNeedsNobody(_ prices: PricesRepaired, _ isKnown: Bool) {
  let done = DispatchSemaphore(value: 0)
  prices.loadPerhaps(isKnown) { _ in done.signal() }
  done.wait()  // ok: so does this one
}

@MainActor
func waitsForAQueue(_ prices: PricesRepaired, _ queue: DispatchQueue) {
  let done = DispatchSemaphore(value: 0)
  prices.loadOn(queue) { _ in done.signal() }
  done.wait()  // ok: which queue is not known
}

@MainActor
final class PriceListRepaired {
  private let prices = PricesRepaired()
  private(set) var last = 0
  private var isBusy = false

  func reloadRepaired() {
    let group = DispatchGroup()
    isBusy = true
    group.enter()
    prices.load { _ in group.leave() }
    group.notify(queue: .main) { [self] in
      isBusy = false
      if last > 0 {
        print(last)
      }
    }
  }

  func forgetRepaired() {
    prices.load { _ in print("loaded") }
  }

  func showRepaired() {
    DispatchQueue.global().async { [prices] in
      let price = prices.loadNow()  // ok: not on the main thread
      DispatchQueue.main.async { self.last = price }
    }
  }

  func showSomewhere() {
    last = prices.loadNowSomewhere()  // ok: it asks
  }
}

final class PriceDelegateRepaired: UIResponder, UIApplicationDelegate {
  private let prices = PricesRepaired()

  func applicationDidBecomeActiveRepaired(_ application: UIApplication) {
    prices.load { print($0) }
  }
}
