// What checks an expression catches its errors: the function goes on.
import Testing
import XCTest

struct Offline: Error {}

protocol Ledger: Sendable {
  func balance(_ account: String) throws -> Int
  func close() throws
}

/// An error of the operand fails the test, behind which nobody goes on.
func unwrapped(_ ledger: any Ledger) async throws {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { for await balance in balances { print(balance) } }
  source.yield(try XCTUnwrap(try ledger.balance("rent")))
  source.finish()
  await reader.value
}

/// The macro passes the error on.
func expected(_ ledger: any Ledger) async throws {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { for await balance in balances { print(balance) } }
  #expect(try ledger.balance("rent") == 3)
  source.finish()
  await reader.value
}

func unwrappedRepaired(_ ledger: any Ledger) async throws {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  defer { source.finish() }
  Task { for await balance in balances { print(balance) } }
  source.yield(try XCTUnwrap(try ledger.balance("rent")))
}

func expectedRepaired(_ ledger: any Ledger) async throws {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { for await balance in balances { print(balance) } }
  XCTAssertEqual(try ledger.balance("rent"), 3)  // ok: XCTest records the error and returns
  source.finish()
  await reader.value
}

func calledInTheOperandRepaired(_ ledger: any Ledger, completion: @escaping (Int?) -> Void) {
  var balance: Int?
  XCTAssertNoThrow(balance = try ledger.balance("rent"))
  completion(balance)
}

func finishedInTheClosureRepaired(_ ledger: any Ledger) async {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { for await balance in balances { print(balance) } }
  #expect(throws: Offline.self) { try ledger.close() }  // ok: an error of the closure is what is expected
  source.finish()
  await reader.value
}

/// With a closure that looks at the error, and below a `try` of the whole statement.
func lookedAt(_ ledger: any Ledger) async throws {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { for await balance in balances { print(balance) } }
  XCTAssertThrowsError(try ledger.close()) { error in XCTAssert(error is Offline) }
  await #expect(throws: Offline.self) {
    try await Task.sleep(for: .seconds(1))
    try ledger.close()
  }
  withKnownIssue { try ledger.close() }
  source.finish()
  await reader.value
}

/// What is caught here does not reach the catches around.
func withinACatch(_ ledger: any Ledger) async -> Int {
  await withCheckedContinuation { continuation in
    do {
      XCTAssertNoThrow(try ledger.close())
      continuation.resume(returning: try ledger.balance("rent"))
    } catch {
      continuation.resume(returning: 0)
    }
  }
}
