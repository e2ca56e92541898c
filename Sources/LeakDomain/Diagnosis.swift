import LeakModel

/// What a rule has to say of a verdict.
public struct Diagnosis: Sendable {
  public var severity: Severity
  public var at: Spot
  public var message: String
  public var related: [(Spot, String)]
  public var path: [Step]
  /// Who hangs, for how long, and whether anything of it is seen at run time: one sentence without a full stop.
  public var consequence: String
  /// Where somebody waits, if it is one of the places above.
  public var waiter: Spot?
  /// Repairs that need no look at the text around.
  public var replacements: [Replacement] = []
  /// What another repair would have to bring about.
  public var repair: RepairPlan?
  public init(
    severity: Severity, at: Spot, message: String, related: [(Spot, String)], path: [Step],
    consequence: String = "", waiter: Spot? = nil
  ) {
    self.severity = severity
    self.at = at
    self.message = message
    self.related = related
    self.path = path
    self.consequence = consequence
    self.waiter = waiter
  }

  /// The same, with a repair to look for.
  public func repaired(by plan: RepairPlan) -> Diagnosis {
    var diagnosis = self
    diagnosis.repair = plan
    return diagnosis
  }
}

/// A repair that a rule can spell out: one range and the text for it.
public struct Replacement: Hashable, Sendable {
  public var title: String
  public var safe: Bool
  public var location: Location
  public var text: String
  public init(title: String, safe: Bool, location: Location, text: String) {
    self.title = title
    self.safe = safe
    self.location = location
    self.text = text
  }
}
