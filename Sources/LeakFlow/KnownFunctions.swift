/// What must be known of functions before flow graphs are built: it decides which edges there are.
public struct KnownFunctions: Sendable {
  public var neverReturning: NeverReturning
  /// Those that run their operands themselves and catch what these throw, by base name: `XCTAssertNoThrow(try f())`.
  public var catching: Set<String>

  public init(neverReturning: NeverReturning = NeverReturning(), catching: Set<String> = []) {
    self.neverReturning = neverReturning
    self.catching = catching
  }
}
