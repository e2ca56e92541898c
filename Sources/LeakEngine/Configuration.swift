import LeakDomain

/// What a user may set for the analysis itself.
public struct Configuration: Sendable {
  /// What is known of functions, names and primitives whose sources are not analysed.
  public var models: ModelTable
  /// Names of rules that exist and do not run: comments in the sources may name them.
  public var otherRules: [String]
  public init(models: ModelTable, otherRules: [String] = []) {
    self.models = models
    self.otherRules = otherRules
  }
}
