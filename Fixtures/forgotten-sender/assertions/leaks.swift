// What checks an expression and lets its errors out, or goes on without what stood behind them.
import Testing
import XCTest

struct Offline: Error {}

protocol Ledger: Sendable {
  func balance(_ account: String) throws -> Int
  func close() throws
}

/// The error is swallowed, and with it what stood behind it.
func calledInTheOperand(_ ledger: any Ledger, completion: @escaping (Int) -> Void) {
  XCTAssertNoThrow(completion(try ledger.balance("rent")))
}  // want: forgotten-sender note "reaching the end here leaves without calling 'completion'"

func finishedInTheClosure(_ ledger: any Ledger) async {
  let (balances, source) = AsyncStream.makeStream(of: Int.self)
  let reader = Task { for await balance in balances { print(balance) } }
  #expect(throws: Offline.self) {
    try ledger.close()
    source.finish()
  }
  await reader.value
}  // want: forgotten-sender note "leaves 'source' from line 18 without 'finish()' (when the 'try' at line 21 throws)"
