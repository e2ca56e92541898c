/// What must be known of functions before flow graphs are built: it decides which edges there are.
public struct KnownFunctions: Sendable {
  public var neverReturning: NeverReturning
  /// Those that run their operands themselves and catch what these throw, by base name: `XCTAssertNoThrow(try f())`.
  public var catching: Set<String>
  /// Those that return only where their first operand is true: `precondition(x == nil)`.
  public var asserting: Set<String>

  public init(
    neverReturning: NeverReturning = NeverReturning(), catching: Set<String> = [], asserting: Set<String> = []
  ) {
    self.neverReturning = neverReturning
    self.catching = catching
    self.asserting = asserting
  }
}
