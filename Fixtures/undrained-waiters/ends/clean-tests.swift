// A test that has ended waits for nothing that it has started.

class XCTestCase {
  func setUp() {}
  func tearDown() {}
}

final class MockClient {
  private(set) var completions: [(Int) -> Void] = []
  func get(_ path: String, completion: @escaping (Int) -> Void) { completions.append(completion) }
  func complete(at index: Int = 0, with value: Int) { completions.remove(at: index)(value) }
}

final class LoaderTests: XCTestCase {
  private var client: MockClient!
  override func setUp() { client = MockClient() }
  override func tearDown() {
    client = nil  // ok: what was not answered the test did not want answered
    super.tearDown()
  }
}
