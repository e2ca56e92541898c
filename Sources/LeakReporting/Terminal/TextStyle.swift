/// How text for people is laid out.
public struct TextStyle: Sendable {
  /// Columns of the terminal; `nil` where nobody knows: in a pipe, a file, a log.
  public var width: Int?
  /// Whether to write colours.
  public var isColored: Bool

  public init(width: Int? = nil, isColored: Bool = false) {
    self.width = width
    self.isColored = isColored
  }

  /// For pipes and files: no colours, headings on one line however long they are.
  public static let plain = TextStyle()

  /// Columns for what is laid out: frames, stories, repairs.
  var columns: Int { min(max(width ?? 100, 40), 160) }
}
