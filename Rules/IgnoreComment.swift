import LeakDomain
import LeakModel

extension Rule {
  /// Comments that were meant to silence a finding and do not.
  public static let ignoreComment = Rule(
    id: "ignore-comment", summary: "A 'leaklint:ignore' comment cannot be read, or silences nothing.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        A comment that begins with `leaklint:` and is not understood, gives no rule or no reason, names a rule that does not
        exist, or silences nothing. The forms are

            // leaklint:ignore RULE, RULE -- reason
            // leaklint:ignore-file RULE -- reason

        The first stands at the end of a line, on a line of its own before it, or before a declaration or among its
        attributes, which it covers to its end. Before `#if` it covers all up to the `#endif`, before `#else` that clause. Other
        comments and empty lines may stand between. The second stands anywhere in the file; without a rule it silences all
        of them.
        """,
      whyItHangs: """
        It does not hang. But a comment that silences nothing will silence the next mistake in that place, and one with a
        misspelled rule leaves its writer in the belief that somebody looked.
        """,
      leaking: """
        func answer() -> Int {
          // leaklint:ignore forgotten-sender -- the server always answers
          42
        }
        """,
      repaired: """
        func answer() -> Int {
          42
        }
        """,
      repair: "Delete the comment, or correct the name of the rule. Say behind `--` why the finding is wrong.",
      whatItMisses: """
        A comment about a rule that does not run (an opt-in rule, or one left out with `--skip`) is not called unused. One for
        a whole file that names no rule is called unused only when all rules run.
        """
    ),
    check: { evidence in
      guard case .ignoreComment(let fault) = evidence else { return [] }
      return [fault.diagnosis]
    })
}

extension IgnoreFault {
  fileprivate var diagnosis: Diagnosis {
    var diagnosis = Diagnosis(severity: .warning, at: spot, message: message, related: [], path: [])
    diagnosis.replacements = replacement.map { [$0] } ?? []
    return diagnosis
  }

  private var message: String {
    switch fault {
    case .unknownVerb(let verb):
      "'leaklint:\(verb)' is not understood; write 'leaklint:ignore RULE -- reason' or 'leaklint:ignore-file -- reason'"
    case .isBlock: "a block comment silences nothing; write '// leaklint:ignore RULE -- reason'"
    case .noRule: "this comment names no rule and silences nothing; write 'leaklint:ignore RULE -- reason'"
    case .noReason: "this comment gives no reason and silences nothing; write '-- reason' at its end"
    case .unknownRule(let name, let near):
      "no rule is called '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? "; 'leaklint rules' lists the rules")
    case .unused(let rules) where rules.isEmpty: "this comment silences nothing"
    case .unused(let rules):
      "this comment silences nothing of " + rules.map { "'\($0)'" }.joined(separator: " and ")
    }
  }

  private var replacement: Replacement? {
    switch fault {
    case .unused(let rules) where rules.isEmpty:
      return Replacement(title: "Delete the comment", safe: true, location: whole.location, text: "")
    case .unused(let rules): return withRules("Delete what it does not silence", safe: true) { !rules.contains($0) }
    case .unknownRule(let name, let near?):
      return withRules("Name the rule '\(near)'", safe: false) { _ in
        true
      } rename: {
        $0 == name ? near : $0
      }
    case .unknownVerb(let verb): return readable(instead: verb)
    case .unknownRule(let name, nil): return without(name)
    case .isBlock, .noRule, .noReason: return nil
    }
  }

  /// The comment without the name of a rule that nobody knows; nothing, if it has no other.
  private func without(_ name: String) -> Replacement? {
    guard case .success(let comment) = IgnoreComment.read(text) else { return nil }
    guard comment.rules.contains(where: { $0 != name }) else {
      return Replacement(title: "Delete the comment", safe: false, location: whole.location, text: "")
    }
    return withRules("Delete '\(name)'", safe: false) { $0 != name }
  }

  /// The comment with `ignore`, where that makes sense of it: other tools say `disable`.
  private func readable(instead verb: String) -> Replacement? {
    guard let range = text.firstRange(of: verb) else { return nil }
    var corrected = text
    corrected.replaceSubrange(range, with: "ignore")
    guard case .success = IgnoreComment.read(corrected) else { return nil }
    return Replacement(title: "Write 'ignore'", safe: false, location: spot.location, text: corrected)
  }

  /// The comment with other names of rules.
  private func withRules(
    _ title: String, safe: Bool, keep: (String) -> Bool, rename: (String) -> String = { $0 }
  ) -> Replacement? {
    guard case .success(let comment) = IgnoreComment.read(text) else { return nil }
    let verb = comment.reach == .file ? "ignore-file" : "ignore"
    let names = comment.rules.filter(keep).map(rename).joined(separator: ", ")
    return Replacement(
      title: title, safe: safe, location: spot.location, text: "// leaklint:\(verb) \(names) -- \(comment.reason)")
  }
}
