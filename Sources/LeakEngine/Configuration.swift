/// What a user may set for the analysis itself.
public struct Configuration: Sendable {
  public init() {}
}
