import LeakModel

/// A rule is a value: what it is called, what it says of itself, and a pure function from a piece of evidence to what
/// there is to report.
public struct Rule: Sendable {
  public var id: String
  /// One sentence.
  public var summary: String
  public var severity: Severity
  /// Runs only where it is asked for: of what it reports on real code, less than nine in ten findings are true.
  public var isOptIn: Bool
  public var documentation: Documentation
  public var check: @Sendable (Evidence) -> [Diagnosis]

  public init(
    id: String, summary: String, severity: Severity, isOptIn: Bool = false, documentation: Documentation,
    check: @escaping @Sendable (Evidence) -> [Diagnosis]
  ) {
    self.id = id
    self.summary = summary
    self.severity = severity
    self.isOptIn = isOptIn
    self.documentation = documentation
    self.check = check
  }

  /// A rule that speaks of single obligations and the paths of their scope.
  public init(
    id: String, summary: String, severity: Severity, documentation: Documentation,
    checkObligation: @escaping @Sendable (Verdict) -> [Diagnosis]
  ) {
    self.init(id: id, summary: summary, severity: severity, documentation: documentation) { evidence in
      guard case .obligation(let verdict) = evidence else { return [] }
      return checkObligation(verdict)
    }
  }
}

/// The page of a rule, in the headings that every page has.
public struct Documentation: Sendable {
  public var whatItFinds: String
  public var whyItHangs: String
  /// Swift that the rule reports exactly once.
  public var leaking: String
  /// The same after the repair, on which no rule reports.
  public var repaired: String
  public var repair: String
  public var whatItMisses: String
  public init(
    whatItFinds: String, whyItHangs: String, leaking: String, repaired: String, repair: String, whatItMisses: String
  ) {
    self.whatItFinds = whatItFinds
    self.whyItHangs = whyItHangs
    self.leaking = leaking
    self.repaired = repaired
    self.repair = repair
    self.whatItMisses = whatItMisses
  }
}

extension Rule {
  /// The page as `leaklint rules ID` prints it, in Markdown.
  public var page: String {
    let d = documentation
    return """
      # \(id)

      \(summary)

      ## What it finds

      \(d.whatItFinds)

      ## Why it hangs

      \(d.whyItHangs)

      ## Example

      ```swift
      \(d.leaking)
      ```

      Repaired:

      ```swift
      \(d.repaired)
      ```

      ## Repair

      \(d.repair)

      ## What it deliberately misses

      \(d.whatItMisses)
      """
  }

  /// What reporters need.
  public var description: RuleDescription {
    RuleDescription(
      id: id, summary: summary, severity: severity, page: page, precision: isOptIn ? "medium" : "high",
      tags: ["concurrency", "reliability"])
  }
}
