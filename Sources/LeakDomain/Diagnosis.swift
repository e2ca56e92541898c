import LeakModel

/// What a rule has to say of a verdict.
public struct Diagnosis: Sendable {
  public var severity: Severity
  public var at: Spot
  public var message: String
  public var related: [(Spot, String)]
  public var path: [Step]
  public init(severity: Severity, at: Spot, message: String, related: [(Spot, String)], path: [Step]) {
    self.severity = severity
    self.at = at
    self.message = message
    self.related = related
    self.path = path
  }
}
