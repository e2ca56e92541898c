/// What a user may set for the analysis itself.
public struct Configuration: Sendable {
  /// Names of rules that exist and do not run: comments in the sources may name them.
  public var otherRules: [String]
  public init(otherRules: [String] = []) {
    self.otherRules = otherRules
  }
}
