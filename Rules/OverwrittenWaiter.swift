import LeakDomain

extension Rule {
  /// What a type keeps is replaced or dropped while somebody may wait for it.
  public static let overwrittenWaiter = Rule(
    id: "overwritten-waiter",
    summary: "A stored continuation, handler or promise is replaced or dropped while somebody may wait for it.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        A property, global variable, dictionary or state that keeps a continuation (or a completion handler, a promise, the
        continuation of a stream, a closure that resumes one, an object that holds one) and a path on which it is assigned anew, set to nil, emptied or moved on to another state, although nothing
        on that path has resumed what was there, taken it out, or asked whether there was anything. So of objects that are given those who
        wait, one or a list, and are kept in one place: a path on which an object is dropped from there, if all that answers finds it there.
        """,
      whyItHangs: """
        The property held the only reference to what the waiter waits for. Once that is gone nobody can resume it: the first
        caller is suspended for ever while the second gets the answer.
        """,
      leaking: """
        actor Door {
          private var waiter: CheckedContinuation<Void, Never>?

          func wait() async {
            await withCheckedContinuation { waiter = $0 }
          }

          func open() {
            waiter?.resume()
            waiter = nil
          }
        }
        """,
      repaired: """
        actor Door {
          private var waiters: [CheckedContinuation<Void, Never>] = []

          func wait() async {
            await withCheckedContinuation { waiters.append($0) }
          }

          func open() {
            let opened = waiters
            waiters = []
            for waiter in opened { waiter.resume() }
          }
        }
        """,
      repair: """
        Keep all waiters in an array, refuse the second (`guard waiter == nil else { throw … }`), or resume the old one before
        it is replaced. Before a property is set to nil, or a state with a waiter is left, resume what is in it.
        """,
      whatItMisses: """
        Any look at the old value on the path counts as care: a test for nil, a `switch`, a copy, a swap, a `precondition`. So
        does a test of a flag that is set where the waiter is stored. Keys that are made on the spot, or that by their name
        identify one request, do not repeat. What something else can resume as well is not followed, and neither are
        functions whose callers have looked after the old value.
        """
    ),
    check: { evidence in
      guard case .stored(let verdict) = evidence else { return [] }
      return verdict.overwritten.map { [$0.repaired(by: .stored(verdict))] } ?? []
    })
}

extension StoredVerdict {
  fileprivate var overwritten: Diagnosis? {
    switch loss {
    case .overwritten: pushedOut("this store replaces the \(thing) that '\(slot)' may still hold")
    case .keyOverwritten: pushedOut("this store replaces the \(thing) that '\(slot)' may still hold under the same key")
    case .cleared: pushedOut("this drops the \(thing) that '\(slot)' may still hold")
    case .cancelled: pushedOut("what is in '\(slot)' and is cancelled here has the \(thing) for itself, and ends")
    case .removed: pushedOut("this removes a \(thing) from '\(slot)'")
    case .allRemoved: pushedOut("this drops every \(thing) that is still in '\(slot)'")
    case .neverDischarged, .dischargedAgain, .outlived, .undrained, .untold, .left, .late: nil
    }
  }

  private func pushedOut(_ what: String) -> Diagnosis {
    let places = stores.contains(at) && stores.count == 1 ? "" : origin
    if let lastLook { return stale(what, places, lastLook) }
    // Handlers are often dropped on purpose, where the work that they belong to begins anew.
    let isDropped = primitive.kind == .handler && loss != .overwritten && loss != .keyOverwritten
    return diagnosis(
      (isDropped || isUnlikely) && !isAwaited ? .note : .warning,
      "\(what)\(places) without \(discharging): \(consequence)", last: what)
  }
  /// Who came behind the last look is dropped with the others.
  private func stale(_ what: String, _ places: String, _ look: Spot) -> Diagnosis {
    let who = loss == .cleared || loss == .allRemoved ? "what has come since" : "what another caller has stored since"
    return diagnosis(
      .warning,
      "\(what)\(places), which was looked at in line \(look.line), where others could still come: \(who) goes without \(discharging), and \(consequence)",
      last: what)
  }
}
