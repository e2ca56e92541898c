// A flag tells whose turn it is, and somebody keeps the turn.

actor Poller {
  private var isBusy = false

  func run(_ number: Int) async throws -> Int {
    while isBusy { await Task.yield() }
    isBusy = true
    let found = try await load(number)  // want: forgotten-sender "this 'try', when it throws, leaves 'isBusy' set, and nothing else takes it back"
    isBusy = false
    return found
  }

  private func load(_ number: Int) async throws -> Int {
    try await Task.sleep(for: .seconds(number))
    return number
  }
}

actor Reader {
  private var isReading = false

  func line(_ number: Int) async -> String? {
    while isReading { try? await Task.sleep(nanoseconds: 1_000) }
    isReading = true
    guard let found = await read(number) else { return nil }  // want: forgotten-sender "this return leaves 'isReading' set, and nothing else takes it back: whoever comes next waits at line 24 for ever"
    isReading = false
    return found
  }

  private func read(_ number: Int) async -> String? {
    await Task.yield()
    return number > 0 ? "line" : nil
  }
}

@MainActor
final class Page {
  private var isFree = true
  private var text = ""

  func load(_ name: String) async {
    while !isFree { await Task.yield() }
    isFree = false
    if name.isEmpty { return }  // want: forgotten-sender "this return leaves 'isFree' set"
    text = await found(name)
    isFree = true
  }

  private func found(_ name: String) async -> String {
    await Task.yield()
    return name
  }
}

/// In an order of another, and with a `throw`.
actor Printer {
  private var isPrinting = false
  private var pages = 0

  func print(_ page: Int) async throws {
    while isPrinting { await Task.yield() }
    isPrinting = true
    await warmUp()
    if page < 0 { throw CancellationError() }  // want: forgotten-sender "this throw leaves 'isPrinting' set"
    pages += page
    isPrinting = false
  }

  func count(_ page: Int) async -> Int {
    await warmUp()
    return pages
  }

  private func warmUp() async { await Task.yield() }
}

actor Uploader {
  private var isSending = false

  func send(_ parts: [Int]) async -> Bool {
    while isSending { await Task.yield() }
    isSending = true
    for part in parts {
      if await refuses(part) { return false }  // want: forgotten-sender "this return leaves 'isSending' set"
    }
    isSending = false
    return true
  }

  private func refuses(_ part: Int) async -> Bool {
    await Task.yield()
    return part < 0
  }
}
