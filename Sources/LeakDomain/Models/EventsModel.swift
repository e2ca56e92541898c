extension TypeModel {
  /// What a method of a delegate brings, by cases.
  public struct Events: Hashable, Sendable {
    /// The method, as `stream(_:handle:)`.
    public var method: String
    /// What whoever waits may wait for.
    public var tells: [String]
    /// Where one of these has come, none of those comes any more.
    public var ends: [String]

    public init(method: String, tells: [String], ends: [String]) {
      self.method = method
      self.tells = tells
      self.ends = ends
    }
  }
}

extension ModelTable {
  /// The methods by which the types of a protocol are brought one of many events.
  public func events(of name: String) -> [TypeModel.Events] { eventsByProtocol[name] ?? [] }
}
