import XCTest

// What throws in an operand of XCTAssertNoThrow leads behind the call, and not out of the function.
func caught(load: () throws -> Int, store: (Int) -> Void) throws {
  XCTAssertNoThrow(try load())
  XCTAssertEqual(try load(), try load())
  store(try XCTUnwrap(load()))
}
