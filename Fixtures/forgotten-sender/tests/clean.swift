import NIOCore
import XCTest

// An error that leaves a test ends it: nobody waits on for what the test has made.

struct ConnectionTests {
  let loop: any EventLoop
  let connect: @Sendable (String, EventLoopPromise<Void>) -> Void

  func checkAddress(_ address: String) throws -> String { address }

  func testConnectingCompletes() throws {
    let connected = loop.makePromise(of: Void.self)
    connect(try checkAddress("::1"), connected)  // ok: when this throws, the test has failed
    try connected.futureResult.wait()
  }

  func testAddressIsKnown() throws {
    let connected = loop.makePromise(of: Void.self)
    guard let address = try? checkAddress("::1") else {
      XCTFail("no address")
      return  // ok: the test has failed
    }
    connect(address, connected)
    try connected.futureResult.wait()
  }

  func testEventsComeInOrder() async throws {
    let (events, source) = AsyncStream.makeStream(of: Int.self)
    source.yield(try checkAddress("1").count)  // ok: when this throws, the test has failed
    source.yield(2)
    source.finish()
    for await event in events { _ = event }
  }

  func testAddressesConnect(_ addresses: [String]) throws {
    let all = try addresses.map { address in
      let connected = loop.makePromise(of: Void.self)
      XCTAssertNoThrow(connect(try checkAddress(address), connected))  // ok: when this throws, the test has failed
      return connected.futureResult
    }
    for connected in all { try connected.wait() }
  }

  func testWrongAddressesFailRepaired(loop: any EventLoop) throws {
    let connected = loop.makePromise(of: Void.self)
    XCTAssertThrowsError(try connect(checkAddress("::1::"), connected)) { connected.fail($0) }
    try connected.futureResult.wait()
  }

  func testClosingCompletesRepaired() async {
    await withTaskGroup(of: Void.self) { group in
      let (closings, source) = AsyncStream.makeStream(of: Int.self)
      group.addTask { for await closing in closings { _ = closing } }
      defer { source.finish() }
      guard let address = try? checkAddress("::1") else { return }
      source.yield(address.count)
    }
  }
}
