import LeakModel

/// One file after lowering. It holds no text: line and column come from `lines`.
public struct SourceFile: Sendable {
  public var id: FileID
  /// The path that findings show.
  public var path: String
  /// The path in the project, wherever the analysis was started: it tells tests from other code.
  public var home: String
  public var statements: [Stmt]
  public var lines: LineTable
  /// Length in bytes.
  public var length: Int
  /// The comments that speak to leaklint, in order.
  public var comments: [AddressedComment] = []

  public init(id: FileID, path: String, statements: [Stmt], lines: LineTable, length: Int) {
    self.id = id
    self.path = path
    home = path
    self.statements = statements
    self.lines = lines
    self.length = length
  }
}
