import Foundation

final class Store: @unchecked Sendable {
  private let lock = NSLock()
  private let places = DispatchSemaphore(value: 1)
  private var count = 0
  private var waiting: CheckedContinuation<Void, Never>?

  func addRepaired() async {
    lock.withLock { count += 1 }
    await save()
  }

  func addSlowlyRepaired() async {
    let more = await found()
    places.wait()
    count += more
    places.signal()
  }

  private func found() async -> Int {
    await save()
    return count
  }

  func addEach(_ numbers: AsyncStream<Int>) async {
    for await number in numbers { lock.withLock { count += number } }
  }

  /// The closure of the continuation gives it back.
  func wait() async {
    lock.lock()
    await withCheckedContinuation { continuation in
      waiting?.resume()
      waiting = continuation
      lock.unlock()
    }
  }

  func wake() {
    lock.withLock {
      waiting?.resume()
      waiting = nil
    }
  }

  /// It is given back on the way that suspends.
  func addOrSave(_ number: Int) async {
    lock.lock()
    guard number > 0 else {
      lock.unlock()
      await save()  // ok: it is free again
      return
    }
    count += number
    lock.unlock()
  }

  func save() async { try? await Task.sleep(nanoseconds: 1_000_000) }
}

actor Ledger {
  private let lock = NSLock()
  private var sum = 0

  func addRepaired(_ number: Int) async {
    let price = await price(of: number)
    lock.lock()
    sum += price
    lock.unlock()
  }

  private func price(of number: Int) async -> Int {
    await Task.yield()
    return number
  }
}

final class Journal: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [String] = []

  func beginRepaired() {
    Task {
      let line = await next()
      lock.withLock { lines.append(line) }
    }
  }

  func addRepaired(_ line: String, isLate: Bool) async {
    if isLate { await rest() }
    lock.withLock { lines.append(line) }
  }

  private func next() async -> String {
    await rest()
    return "line"
  }

  private func rest() async { await Task.yield() }
}
