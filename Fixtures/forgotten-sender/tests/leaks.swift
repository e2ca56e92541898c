// A child task that waits keeps a test that has failed from ending.

import NIOCore
import XCTest

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

  func testWrongAddressesFail(connect: (String, EventLoopPromise<Void>) -> Void, loop: any EventLoop) throws {
    let connected = loop.makePromise(of: Void.self)
    XCTAssertThrowsError(try connect(checkAddress("::1::"), connected))
    try connected.futureResult.wait()  // want: forgotten-sender "this wait never ends: 'connected' from line 19 is not settled before it (when the 'try' at line 20 throws)"
  }
}
