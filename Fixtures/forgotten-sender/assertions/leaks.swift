// What checks an expression and lets its errors out, or goes on without what stood behind them.
import Testing
import XCTest

struct Offline: Error {}

protocol Ledger: Sendable {
  func balance(_ account: String) throws -> Int
  func close() throws
}

/// An error of the operand leaves the function, as one of any other call.
func unwrapped(_ ledger: any Ledger) async throws {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { for await balance in balances { print(balance) } }
  source.yield(try XCTUnwrap(try ledger.balance("rent")))  // want: forgotten-sender "this 'try', when it throws, leaves 'source'"
  source.finish()
  await reader.value
}

/// The macro passes the error on.
func expected(_ ledger: any Ledger) async throws {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { for await balance in balances { print(balance) } }
  #expect(try ledger.balance("rent") == 3)  // want: forgotten-sender "this 'try', when it throws, leaves 'source'"
  source.finish()
  await reader.value
}

/// The error is swallowed, and with it what stood behind it.
func calledInTheOperand(_ ledger: any Ledger, completion: @escaping (Int) -> Void) {
  XCTAssertNoThrow(completion(try ledger.balance("rent")))
}  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"

func finishedInTheClosure(_ ledger: any Ledger) async {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { for await balance in balances { print(balance) } }
  #expect(throws: Offline.self) {
    try ledger.close()
    source.finish()
  }
  await reader.value
}  // want: forgotten-sender "leaves 'source' from line 36 without 'finish()' (when the 'try' at line 39 throws)"
