// Requests that come out of a stream, each with the continuation of whoever sent it.

enum MailboxError: Error {
  case empty
}

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

  func run() async {
    for await command in inbox {
      if command.name.isEmpty { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'command'"
      command.reply.resume(returning: command.name)
    }
  }
}
