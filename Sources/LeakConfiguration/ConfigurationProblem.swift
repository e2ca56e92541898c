/// What is wrong with a configuration, and where.
public struct ConfigurationProblem: Error, Hashable, Sendable {
  /// As shown to the user. Like everything here it may hold what a hostile file says: escape before printing.
  public var file: String
  public var place: Place?
  /// The key to which it happens: `models.functions[2].closure`.
  public var key: String?
  public var message: String

  /// 1-based.
  public struct Place: Hashable, Sendable, Comparable {
    public var line: Int
    public var column: Int
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
    public static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
  }

  public init(file: String, place: Place? = nil, key: String? = nil, message: String) {
    self.file = file
    self.place = place
    self.key = key
    self.message = message
  }

  /// `.leaklint.yml:7:5: models.functions[2].closure: …`
  public var text: String {
    let position = place.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(position): \(key.map { $0 + ": " } ?? "")\(message)"
  }
}
