import Foundation

// ok: the loop goes on until nobody waits any more, or something else starts it again.

actor PrinterRepaired {
  private struct Page {
    let text: String
    let continuation: CheckedContinuation<Int, any Error>
  }
  private var pages: [Page] = []
  private var isPrinting = false
  private let device: @Sendable (String) async throws -> Int
  init(device: @escaping @Sendable (String) async throws -> Int) { self.device = device }

  func print(_ text: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      pages.append(Page(text: text, continuation: continuation))
      if !isPrinting {
        isPrinting = true
        Task { await printAllRepaired() }
      }
    }
  }

  private func printAllRepaired() async {
    defer { isPrinting = false }
    while !pages.isEmpty {
      let page = pages.removeFirst()
      do {
        page.continuation.resume(returning: try await device(page.text))
      } catch {
        page.continuation.resume(throwing: error)
      }
    }
  }
}

actor SignerRepaired {
  private var waiting: [(data: Data, reply: CheckedContinuation<Data?, Never>)] = []
  private let key: @Sendable (Data) async -> Data?
  init(key: @escaping @Sendable (Data) async -> Data?) { self.key = key }

  func sign(_ data: Data) async -> Data? {
    await withCheckedContinuation { continuation in
      waiting.append((data, continuation))
      if waiting.count == 1 { Task { await signAllRepaired() } }
    }
  }

  private func signAllRepaired() async {
    while let (data, reply) = waiting.first {
      let signed = await key(data)
      waiting.removeFirst()
      reply.resume(returning: signed)
      if signed == nil {
        for (_, reply) in waiting { reply.resume(returning: nil) }
        waiting = []
      }
    }
  }
}

final class UploaderRepaired: @unchecked Sendable {
  private let queue = DispatchQueue(label: "uploads")
  private var uploads: [(name: String, completion: (Bool) -> Void)] = []
  private var isBusy = false

  func upload(_ name: String, completion: @escaping @Sendable (Bool) -> Void) {
    queue.async {
      self.uploads.append((name, completion))
      guard !self.isBusy else { return }
      self.isBusy = true
      self.queue.async { self.uploadAllRepaired() }
    }
  }

  private func uploadAllRepaired() {
    while !uploads.isEmpty {
      let next = uploads.removeFirst()
      guard FileManager.default.fileExists(atPath: next.name) else {
        next.completion(false)
        continue
      }
      next.completion(true)
    }
    isBusy = false
  }
}

/// A line of messages that goes on with the next when one of them fails.
actor OutboxRepaired {
  private var queue: [(text: String, sent: CheckedContinuation<Void, any Error>)] = []
  private var isSending = false
  private let send: @Sendable (String) async throws -> Void

  init(send: @escaping @Sendable (String) async throws -> Void) { self.send = send }

  func post(_ text: String) async throws {
    try await withCheckedThrowingContinuation { continuation in
      queue.append((text, continuation))
      if isSending { return }
      isSending = true
      Task { await drainRepaired() }
    }
  }

  private func drainRepaired() async {
    while !queue.isEmpty {
      let next = queue.removeFirst()
      do {
        try await send(next.text)
        next.sent.resume()
      } catch {
        next.sent.resume(throwing: error)
      }
    }
    isSending = false
  }
}

/// Each starts a loop of his own, which serves one at least.
actor Stamps {
  private var waiting: [CheckedContinuation<Int, Never>] = []
  private var number = 0

  func next() async -> Int {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      Task { await serve() }
    }
  }

  private func serve() {
    while !waiting.isEmpty {
      number += 1
      waiting.removeFirst().resume(returning: number)
      if number.isMultiple(of: 10) { return }
    }
  }
}

/// A gate that was shut is opened again.
actor Lift {
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isRunning = false
  private var isHalted = false

  func ride() async {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      if !isRunning { Task { run() } }
    }
  }

  private func run() {
    isRunning = true
    while !waiting.isEmpty {
      waiting.removeFirst().resume()
      if isHalted { break }
    }
    isRunning = false
  }

  func halt() { isHalted = true }

  func proceed() {
    isHalted = false
    run()
  }
}

/// Whoever leaves with others waiting has the loop started anew.
actor Batches {
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var isRunning = false

  func join() async {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      guard !isRunning else { return }
      isRunning = true
      Task { await run() }
    }
  }

  private func run() async {
    var count = 0
    while !waiting.isEmpty {
      waiting.removeFirst().resume()
      count += 1
      if count == 100 {
        Task { await run() }
        return
      }
    }
    isRunning = false
  }
}

/// One that leaves before it has taken anybody waits for room, which another tells it of.
final class Window: @unchecked Sendable {
  private let lock = NSLock()
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var room = 0
  private var isServing = false

  func enter() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      waiting.append(continuation)
      if !isServing { serve() }
    }
  }

  private func serve() {
    isServing = true
    defer { isServing = false }
    while !waiting.isEmpty {
      guard room > 0 else { return }
      room -= 1
      waiting.removeFirst().resume()
    }
  }

  func grow() {
    lock.lock()
    defer { lock.unlock() }
    room += 1
    if !isServing { serve() }
  }
}

/// Of several the first that can be woken is.
actor Baton {
  private var isTaken = false
  private var waiting: [(id: Int, continuation: CheckedContinuation<Bool, Never>)] = []
  private var gone: Set<Int> = []

  func take(_ id: Int) async -> Bool {
    if !isTaken {
      isTaken = true
      return true
    }
    return await withCheckedContinuation { waiting.append((id, $0)) }
  }

  func forget(_ id: Int) { gone.insert(id) }

  func give() {
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      let isGone = gone.contains(next.id)
      next.continuation.resume(returning: !isGone)
      if !isGone { return }
    }
    isTaken = false
  }
}
