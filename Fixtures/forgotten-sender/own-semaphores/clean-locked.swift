import Foundation

final class SlotsRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Int
  private var waiters: [UnsafeContinuation<Void, Never>] = []

  init(_ value: Int) { self.value = value }

  func take() async {
    await withUnsafeContinuation { continuation in
      let isFree = lock.withLock {
        value -= 1
        if value >= 0 { return true }
        waiters.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  @discardableResult
  func put() -> Bool {
    let next = lock.withLock {
      value += 1
      return waiters.isEmpty ? nil : waiters.removeFirst()
    }
    next?.resume()
    return next != nil
  }
}

struct ThumbnailsRepaired: Sendable {
  let slots = SlotsRepaired(2)
  let render: @Sendable (URL) async throws -> Data

  func thumbnailRepaired(_ url: URL) async throws -> Data {
    await slots.take()
    defer { slots.put() }  // ok: on every way out
    return try await render(url)
  }

  func firstRepaired(of urls: [URL]) async -> Data? {
    await slots.take()
    defer { slots.put() }
    guard let url = urls.first else { return nil }
    return try? await render(url)
  }

  /// The caller gives it back.
  func begin() async throws {
    await slots.take()
    try Task.checkCancellation()
  }
}

func printRepaired(_ pages: [String], _ slots: SlotsRepaired, _ printer: (String) async -> Bool) async -> Int {
  var printed = 0
  for page in pages {
    await slots.take()
    if await printer(page) { printed += 1 }
    slots.put()
  }
  return printed
}

/// A channel for values: who waits for the next one owes nothing.
final class Mail: @unchecked Sendable {
  private let lock = NSLock()
  private var letters: [String] = []
  private var readers: [CheckedContinuation<String, Never>] = []
  private var count = 0

  func next() async -> String {
    await withCheckedContinuation { reader in
      lock.lock()
      count -= 1
      if letters.isEmpty {
        readers.append(reader)
        lock.unlock()
      } else {
        let letter = letters.removeFirst()
        lock.unlock()
        reader.resume(returning: letter)
      }
    }
  }

  func post(_ letter: String) {
    let reader: CheckedContinuation<String, Never>? = lock.withLock {
      count += 1
      if readers.isEmpty { letters.append(letter) }
      return readers.isEmpty ? nil : readers.removeFirst()
    }
    reader?.resume(returning: letter)
  }
}

/// What is read is answered by another letter, or not.
func answer(_ mail: Mail, _ ask: (String) async throws -> String?) async throws -> Int {
  let letter = await mail.next()
  guard let reply = try await ask(letter) else { return 0 }  // ok: a letter is no place
  mail.post(reply)
  return reply.count
}
