import LeakAST
import LeakModel

/// One file to lower: its index in the run, the path that notices and findings show, and its bytes as read.
public struct FrontEndInput: Sendable {
  public var id: FileID
  public var path: String
  /// The path in the project, wherever the analysis was started.
  public var home: String
  public var bytes: [UInt8]
  /// Of a condensed text, where its lines come from.
  public var origins: LineOrigins?
  public init(id: FileID, path: String, home: String? = nil, bytes: [UInt8], origins: LineOrigins? = nil) {
    self.id = id
    self.path = path
    self.home = home ?? path
    self.bytes = bytes
    self.origins = origins
  }
}

/// What became of one input.
public struct FrontEndOutput: Sendable {
  /// The lowered file, or `nil` if it was left out; then a notice of kind `skipped` says why.
  public var file: SourceFile?
  /// At most one `skipped` and one `broken` notice, in order of position.
  public var notices: [Notice]
  public init(file: SourceFile?, notices: [Notice]) {
    self.file = file
    self.notices = notices
  }
}
