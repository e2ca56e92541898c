import LeakDomain

extension Rule {
  /// On one path something that must happen once happens twice.
  public static let doubleResume = Rule(
    id: "double-resume",
    summary: "On one path a continuation is resumed, a once-only handler called, or a group left, a second time.",
    severity: .error,
    documentation: Documentation(
      whatItFinds: """
        A path on which a continuation that was certainly resumed is certainly resumed again, or a completion handler that
        was certainly called is certainly called again: a missing `return` after the error case, a resume after a helper
        that always resumes, a resume in the body of a loop, a `catch` that resumes for a `do` that has done so. Of what a type
        keeps: a resume that leaves the continuation in its property, state, list or dictionary, where others resume it, too,
        or the call of a completion handler that does so; also where a method has given it to whoever resumes it. And a time
        limit that asks whether the answer has come, where the answer does not ask whether the time is over; or one that is sure
        to come and resumes what it has captured, while the answer resumes what is in a property.
        """,
      whyItHangs: """
        It does not hang, it crashes: a second resume of a checked continuation is a fatal error in debug and release builds,
        of an unsafe one undefined behaviour. A handler called twice passes the mistake on to whoever bridged it. A group that
        is left more often than it was entered crashes, and before that lets whoever waits go on too early.
        """,
      leaking: """
        func load(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
          await withCheckedContinuation { continuation in
            fetch { value in
              if value == nil { continuation.resume(returning: 0) }
              continuation.resume(returning: value ?? 1)
            }
          }
        }
        """,
      repaired: """
        func load(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
          await withCheckedContinuation { continuation in
            fetch { value in
              if value == nil {
                continuation.resume(returning: 0)
                return
              }
              continuation.resume(returning: value ?? 1)
            }
          }
        }
        """,
      repair: "Leave after the first: add the missing `return`, or make the second an `else`.",
      whatItMisses: """
        Two callbacks given to unknown functions are alternatives, not a sequence: they are not reported, save where one of
        them comes when some time is over, and asks for nothing. Neither is a
        callback that may run again, nor a second resume behind a flag that is set with the first.
        """
    ),
    check: { evidence in
      switch evidence {
      case .obligation(let verdict):
        verdict.doubles.first.map { double in
          if double.isTimed { return [verdict.timed(double)] }
          return [
            double.unaskedFlag.map { verdict.raced(double, $0) } ?? verdict.twice(double).repaired(by: .once(verdict))
          ]
        } ?? []
      case .stored(let verdict): verdict.again
      default: []
      }
    })
}

extension Verdict {
  /// What comes when the time is over asks whether the answer has come, and the answer does not ask.
  fileprivate func raced(_ double: DoubleDischarge, _ flag: String) -> Diagnosis {
    let message =
      "'\(carrier)' is \(verb) here without a look at '\(flag)': where the time limit at line \(double.first.line) has run out and "
      + "\(verb) it, this is the second time: \(effect)"
    let path = [
      Step(spot: begin, text: beginText), Step(spot: double.first, text: "the time is over: '\(carrier)' is \(verb)"),
      Step(spot: double.second, text: "the answer comes after that, and '\(carrier)' is \(verb) again"),
    ]
    return Diagnosis(
      severity: .error, at: double.second, message: message,
      related: [(double.first, "'\(carrier)' is \(verb) here first")], path: path, consequence: primitive.outcomeOfTwice
    )
  }

  /// What comes when the time is over does not ask whether the answer has come.
  fileprivate func timed(_ double: DoubleDischarge) -> Diagnosis {
    let message =
      "'\(carrier)' is \(verb) here when the time is over, also where line \(double.first.line) has \(verb) it before: \(effect)"
    let path = [
      Step(spot: begin, text: beginText),
      Step(spot: double.first, text: "the answer comes, and '\(carrier)' is \(verb)"),
      Step(spot: double.second, text: "the time is over, and '\(carrier)' is \(verb) again"),
    ]
    return Diagnosis(
      severity: .error, at: double.second, message: message,
      related: [(double.first, "'\(carrier)' is \(verb) here first")], path: path, consequence: primitive.outcomeOfTwice
    )
  }

  fileprivate func twice(_ double: DoubleDischarge) -> Diagnosis {
    let when = double.conditions.isEmpty ? "" : " (when \(double.conditions.joined(separator: " and ")))"
    let verb = verb
    let message =
      double.first.location.range == double.second.location.range
      ? "'\(carrier)' is \(verb) here again each time this runs: \(effect)"
      : "'\(carrier)' is \(verb) a second time here, after line \(double.first.line) on the same path\(when): \(effect)"
    var related = [(double.first, "'\(carrier)' is \(verb) here first")]
    if begin != double.first { related.append((begin, beginText)) }
    for other in doubles where other.second != double.second {
      related.append((other.second, "and \(verb) again here"))
    }
    var path = [Step(spot: begin, text: beginText)] + double.steps
    let place = path.dropFirst().firstIndex { $0.spot.line > double.first.line } ?? path.endIndex
    path.insert(Step(spot: double.first, text: "'\(carrier)' is \(verb)"), at: place)
    path.append(Step(spot: double.second, text: "'\(carrier)' is \(verb) again"))
    return Diagnosis(
      severity: .error, at: double.second, message: message, related: related, path: given + path,
      consequence: primitive.outcomeOfTwice)
  }

  private var verb: String {
    switch primitive.kind {
    case .handler: "called"
    case .custom: primitive.words.done
    case .group: "left"
    default: "resumed"
    }
  }

  private var effect: String {
    switch primitive.kind {
    case .custom: primitive.words.twice
    case .continuation where primitive.name == "UnsafeContinuation": "that is undefined behaviour"
    case .continuation: "the program stops with a fatal error"
    case .group: "nobody has entered it again, and the program crashes when it is left more often than it was entered"
    default: "its caller is told twice, and a continuation behind it is resumed twice"
    }
  }
}

extension StoredVerdict {
  fileprivate var again: [Diagnosis] {
    if case .outlived(let answer) = loss { return [outlived(answer)] }
    guard case .dischargedAgain(let earlier) = loss else { return [] }
    let verb = primitive.kind == .handler ? "called" : "resumed"
    let message =
      earlier.map { "'\(slot)' is \(verb) a second time here, after line \($0.line) on the same path: \(effect)" }
      ?? (isUnlikely
        ? "'\(slot)' is \(verb) here and stays set until whoever waits goes on: when this runs again before that, \(effect)"
        : "'\(slot)' is \(verb) here and stays set: when this runs again before the next wait, \(effect)")
    return [diagnosis(isUnlikely ? .note : .error, message, last: "'\(slot)' is \(verb)").repaired(by: .stored(self))]
  }

  /// The answer takes what is stored, and the time limit what it has captured.
  private func outlived(_ answer: Spot) -> Diagnosis {
    var found = diagnosis(
      .error,
      "this resumes the continuation when the time is over, also when line \(answer.line) has resumed it from '\(slot)' before: "
        + effect, last: "the time is over, and the continuation is resumed")
    found.related.append((answer, "the answer resumes what is in '\(slot)' here"))
    return found.repaired(by: .stored(self))
  }

  private var effect: String {
    if primitive.kind == .handler { return "its caller is told twice, and a continuation behind it is resumed twice" }
    return primitive.name == "UnsafeContinuation"
      ? "that is undefined behaviour" : "the program stops with a fatal error"
  }
}
