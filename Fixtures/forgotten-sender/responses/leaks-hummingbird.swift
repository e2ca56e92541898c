import Hummingbird

// A response ends when the writer of its body is finished.

func list(_ items: [String]) -> Response {
  Response(
    body: .init { writer in
      guard !items.isEmpty else { return }  // want: forgotten-sender "this return leaves 'writer' from line 7 without 'finish(_:)' (when 'items.isEmpty' is true): the response never ends"
      for item in items { try await writer.write(Array(item.utf8)) }
      try await writer.finish(nil)
    })
}

func file(_ parts: [[UInt8]], log: @escaping @Sendable (any Error) -> Void) -> ResponseBody {
  ResponseBody { writer in
    do {
      let all = try joined(parts)
      try await writer.write(all)
      try await writer.finish(nil)
    } catch let error as Unreadable {
      log(error)
    }
  }  // want: forgotten-sender "leaves 'writer' from line 15 without 'finish(_:)'"
}

struct Unreadable: Error {}

func joined(_ parts: [[UInt8]]) throws -> [UInt8] {
  guard !parts.isEmpty else { throw Unreadable() }
  return parts.flatMap { $0 }
}
