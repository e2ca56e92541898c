// A child task that waits keeps a test that has failed from ending.

struct ClosingTests {
  func checkAddress(_ address: String) throws -> String { address }

  func testClosingCompletes() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (closings, source) = AsyncStream.makeStream(of: Int.self)
      group.addTask { for await closing in closings { _ = closing } }
      source.yield(try checkAddress("::1").count)  // want: forgotten-sender "this 'try', when it throws, leaves 'source'"
      source.finish()
    }
  }
}
