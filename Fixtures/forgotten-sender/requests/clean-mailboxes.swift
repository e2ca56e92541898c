// The same, and each request is answered.

struct Command: Sendable {
  let name: String
  let reply: CheckedContinuation<String, any Error>
}

final class Mailbox: Sendable {
  private let inbox: AsyncStream<Command>
  private let post: AsyncStream<Command>.Continuation

  init() { (inbox, post) = AsyncStream.makeStream(of: Command.self) }

  func execute(_ name: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      _ = post.yield(Command(name: name, reply: continuation))
    }
  }

  func runRepaired() async {
    for await command in inbox {
      if command.name.isEmpty {
        command.reply.resume(throwing: CancellationError())
        continue
      }
      command.reply.resume(returning: command.name)
    }
  }
}

enum Request: Sendable {
  case read(Int, CheckedContinuation<Int, any Error>)
  case write(Int, CheckedContinuation<Int, any Error>)
  case flush
}

actor Store {
  private let requests: AsyncStream<Request>
  private let post: AsyncStream<Request>.Continuation
  private var values: [Int: Int] = [:]
  private var waiting: [CheckedContinuation<Int, any Error>] = []

  init() { (requests, post) = AsyncStream.makeStream(of: Request.self) }

  nonisolated func read(_ key: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      _ = post.yield(.read(key, continuation))
    }
  }

  nonisolated func write(_ value: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      _ = post.yield(.write(value, continuation))
    }
  }

  func runRepaired() async {
    for await request in requests {
      switch request {
      case .read(let key, let continuation):
        if let value = values[key] { continuation.resume(returning: value) } else { waiting.append(continuation) }
      case .write(let value, let continuation):
        values[value] = value
        continuation.resume(returning: value)
        for reader in waiting { reader.resume(returning: value) }
        waiting = []
      case .flush: values = [:]
      }
    }
  }
}

// Whoever sends it may answer as well.
final class Timed: Sendable {
  private let inbox: AsyncStream<Note>
  private let post: AsyncStream<Note>.Continuation

  struct Note: Sendable {
    let text: String
    let reply: CheckedContinuation<String, Never>
  }

  init() { (inbox, post) = AsyncStream.makeStream(of: Note.self) }

  func send(_ text: String) async -> String {
    await withCheckedContinuation { continuation in
      if text.isEmpty { return continuation.resume(returning: text) }
      _ = post.yield(Note(text: text, reply: continuation))
    }
  }

  func run() async {
    for await note in inbox {
      if note.text.isEmpty { continue }
      note.reply.resume(returning: note.text)
    }
  }
}
