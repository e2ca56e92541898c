import Foundation

actor Poller {
  private var isBusy = false

  func runRepaired(_ number: Int) async throws -> Int {
    while isBusy { await Task.yield() }
    isBusy = true
    defer { isBusy = false }
    return try await load(number)
  }

  private func load(_ number: Int) async throws -> Int {
    try await Task.sleep(for: .seconds(number))
    return number
  }
}

actor Reader {
  private var isReading = false

  func lineRepaired(_ number: Int) async -> String? {
    while isReading { try? await Task.sleep(nanoseconds: 1_000) }
    isReading = true
    let found = await read(number)
    isReading = false
    return found
  }

  private func read(_ number: Int) async -> String? {
    await Task.yield()
    return number > 0 ? "line" : nil
  }
}

@MainActor final class Page {
  private var isFree = true
  private var text = ""

  func loadRepaired(_ name: String) async {
    if name.isEmpty { return }
    while !isFree { await Task.yield() }
    isFree = false
    text = await found(name)
    isFree = true
  }

  private func found(_ name: String) async -> String {
    await Task.yield()
    return name
  }
}

/// Somebody else gives the turn back.
actor Lease {
  private var isTaken = false

  func take() async throws {
    while isTaken { await Task.yield() }
    isTaken = true
    if Task.isCancelled { isTaken = false }
  }

  func giveBack() { isTaken = false }
}

/// A loop that works while the flag is set waits for nobody.
actor Worker {
  private var isRunning = false

  func run() async {
    guard !isRunning else { return }
    isRunning = true
    while isRunning { await work() }
  }

  private func work() async {
    await Task.yield()
    isRunning = false
  }
}

/// The turn is given back by what goes on later.
final class Later: @unchecked Sendable {
  private let condition = NSCondition()
  private var isRunning = false

  func begin() {
    condition.lock()
    while isRunning { condition.wait() }
    isRunning = true
    condition.unlock()
    DispatchQueue.global().async { [self] in
      condition.lock()
      isRunning = false
      condition.signal()
      condition.unlock()
    }
  }
}

actor Printer {
  private var isPrinting = false
  private var pages = 0

  func printRepaired(_ page: Int) async throws {
    while isPrinting { await Task.yield() }
    isPrinting = true
    defer { isPrinting = false }
    await warmUp()
    if page < 0 { throw CancellationError() }
    pages += page
  }

  private func warmUp() async { await Task.yield() }
}

actor Uploader {
  private var isSending = false

  func sendRepaired(_ parts: [Int]) async -> Bool {
    while isSending { await Task.yield() }
    isSending = true
    for part in parts {
      if await refuses(part) {
        isSending = false
        return false
      }
    }
    isSending = false
    return true
  }

  private func refuses(_ part: Int) async -> Bool {
    await Task.yield()
    return part < 0
  }
}
