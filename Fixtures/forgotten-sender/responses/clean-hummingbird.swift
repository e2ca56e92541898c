import Hummingbird

// The repaired twins of leaks-hummingbird.swift. What throws out of the closure ends the response with the connection.

func listRepaired(_ items: [String]) -> Response {
  Response(
    body: .init { writer in
      for item in items { try await writer.write(Array(item.utf8)) }
      try await writer.finish(nil)
    })
}

func fileRepaired(_ parts: [[UInt8]], log: @escaping @Sendable (any Error) -> Void) -> ResponseBody {
  ResponseBody { writer in
    do {
      let all = try joined(parts)
      try await writer.write(all)
    } catch let error as Unreadable {
      log(error)
    }
    try await writer.finish(nil)
  }
}

/// Where a part cannot be written, nobody reads any more.
func parts(_ parts: [[UInt8]]) -> ResponseBody {
  ResponseBody { writer in
    do {
      for part in parts { try await writer.write(part) }
      try await writer.finish(nil)
    } catch {
      print(error)  // ok: the connection is gone
    }
  }
}

struct Unreadable: Error {}

func joined(_ parts: [[UInt8]]) throws -> [UInt8] {
  guard !parts.isEmpty else { throw Unreadable() }
  return parts.flatMap { $0 }
}
