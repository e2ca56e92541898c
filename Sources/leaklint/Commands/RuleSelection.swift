import LeakDomain
import LeakModel
import Rules

/// Which rules run.
enum RuleSelection {
  /// The rules that `--rule` and `--skip` leave, in order of the list of all rules; `nil` after a complaint if an id
  /// is not known or no rule is left. Each value may hold several ids between commas; `default` and `all` stand for those
  /// sets. Without `--rule` the default rules run: those of the configuration.
  static func select(
    only: [String], without: [String], from rules: [Rule] = allRules, runsAnyway: (Rule) -> Bool,
    complain: (String) -> Void
  ) -> [Rule]? {
    let defaults = rules.filter(runsAnyway).map(\.id)
    let only = ids(only.isEmpty ? ["default"] : only, from: rules, defaults)
    let without = ids(without, from: rules, defaults)
    let known = rules.map(\.id)
    let unknown = (only + without).filter { !known.contains($0) }
    for id in unknown { complain(self.unknown(id, among: known)) }
    guard unknown.isEmpty else { return nil }
    let chosen = rules.filter { only.contains($0.id) && !without.contains($0.id) }
    if chosen.isEmpty {
      complain("no rule is left to run")
      return nil
    }
    return chosen
  }

  /// The complaint about an id that names no rule.
  static func unknown(_ id: String, among known: [String]) -> String {
    let near = NearNames.of(id, among: known)
    guard near.isEmpty else {
      return "unknown rule '\(id)'; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
    }
    return "unknown rule '\(id)'; 'leaklint rules' lists the rules"
  }

  private static func ids(_ values: [String], from rules: [Rule], _ defaults: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.flatMap { value in
      switch value {
      case "all": rules.map(\.id)
      case "default": defaults
      default: [String(value)]
      }
    }
  }
}
