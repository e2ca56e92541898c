import Foundation

// A loop serves one after the other of those who wait, and one way out of it leaves the rest: only who comes next starts it again.

actor Printer {
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
        Task { await printAll() }
      }
    }
  }

  private func printAll() async {
    defer { isPrinting = false }
    while !pages.isEmpty {
      let page = pages.removeFirst()
      do {
        page.continuation.resume(returning: try await device(page.text))
      } catch {
        page.continuation.resume(throwing: error)
        return  // want: undrained-waiters "this return leaves the loop that serves those in 'pages'"
      }
    }
  }
}

actor Signer {
  private var waiting: [(data: Data, reply: CheckedContinuation<Data?, Never>)] = []
  private let key: @Sendable (Data) async -> Data?
  init(key: @escaping @Sendable (Data) async -> Data?) { self.key = key }

  func sign(_ data: Data) async -> Data? {
    await withCheckedContinuation { continuation in
      waiting.append((data, continuation))
      if waiting.count == 1 { Task { await signAll() } }
    }
  }

  private func signAll() async {
    while let (data, reply) = waiting.first {
      let signed = await key(data)
      waiting.removeFirst()
      reply.resume(returning: signed)
      if signed == nil { break }
    }
  }  // want: undrained-waiters "reaching the end here leaves the loop that serves those in 'waiting'"
}

final class Uploader: @unchecked Sendable {
  private let queue = DispatchQueue(label: "uploads")
  private var uploads: [(name: String, completion: (Bool) -> Void)] = []
  private var isBusy = false

  func upload(_ name: String, completion: @escaping @Sendable (Bool) -> Void) {
    queue.async {
      self.uploads.append((name, completion))
      guard !self.isBusy else { return }
      self.isBusy = true
      self.queue.async { self.uploadAll() }
    }
  }

  private func uploadAll() {
    while !uploads.isEmpty {
      let next = uploads.removeFirst()
      guard FileManager.default.fileExists(atPath: next.name) else {
        next.completion(false)
        isBusy = false
        return  // want: undrained-waiters "this return leaves the loop that serves those in 'uploads'"
      }
      next.completion(true)
    }
    isBusy = false
  }
}

/// A line of messages that nobody goes on with when one of them fails.
actor Outbox {
  private var queue: [(text: String, sent: CheckedContinuation<Void, any Error>)] = []
  private var isSending = false
  private let send: @Sendable (String) async throws -> Void

  init(send: @escaping @Sendable (String) async throws -> Void) { self.send = send }

  func post(_ text: String) async throws {
    try await withCheckedThrowingContinuation { continuation in
      queue.append((text, continuation))
      if isSending { return }
      isSending = true
      Task { await drain() }
    }
  }

  private func drain() async {
    while !queue.isEmpty {
      let next = queue.removeFirst()
      do {
        try await send(next.text)
        next.sent.resume()
      } catch {
        next.sent.resume(throwing: error)
        break
      }
    }
    isSending = false
  }  // want: undrained-waiters "reaching the end here leaves the loop that serves those in 'queue'"
}
