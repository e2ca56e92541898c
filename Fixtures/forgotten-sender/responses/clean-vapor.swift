import Vapor

// The repaired twins of leaks-vapor.swift.

struct Unreadable: Error {}

func joined(_ parts: [[UInt8]]) throws -> [UInt8] {
  guard !parts.isEmpty else { throw Unreadable() }
  return parts.flatMap { $0 }
}

func downloadRepaired(_ parts: [[UInt8]]) -> Response {
  Response(
    body: .init(asyncStream: { writer in
      do {
        let all = try joined(parts)
        try await writer.write(.buffer(all))
        try await writer.write(.end)
      } catch {
        try await writer.write(.error(error))
      }
    }))
}

func linesRepaired(_ lines: [String]) -> Response.Body {
  Response.Body(asyncStream: { writer in
    for line in lines { try await writer.write(.buffer(Array(line.utf8))) }
    try await writer.write(.end)
  })
}
