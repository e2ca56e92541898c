import Vapor

// A streamed body ends with an end or an error.

struct Unreadable: Error {}

func joined(_ parts: [[UInt8]]) throws -> [UInt8] {
  guard !parts.isEmpty else { throw Unreadable() }
  return parts.flatMap { $0 }
}

func download(_ parts: [[UInt8]]) -> Response {
  Response(
    body: .init(asyncStream: { writer in
      do {
        let all = try joined(parts)
        try await writer.write(.buffer(all))
        try await writer.write(.end)
      } catch {
        print(error)
      }
    }))  // want: forgotten-sender "leaves 'writer' from line 14 without 'write(.end)' or 'write(.error(…))' (when the 'try' at line 16 throws): the response never ends"
}

func lines(_ lines: [String]) -> Response.Body {
  Response.Body(asyncStream: { writer in
    if lines.isEmpty { return }  // want: forgotten-sender "this return leaves 'writer'"
    for line in lines { try await writer.write(.buffer(Array(line.utf8))) }
    try await writer.write(.end)
  })
}
