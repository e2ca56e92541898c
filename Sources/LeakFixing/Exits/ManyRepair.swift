import LeakDomain
import LeakModel

/// Meets the obligations of a whole collection, or of the element at which a loop stands.
struct ManyRepair {
  let repair: ExitRepair

  init(_ repair: ExitRepair) { self.repair = repair }

  func discharge(at place: SourceRange, _ leak: Leak, error: String?) -> Discharge? {
    switch leak.share {
    case .all: return ofAll(repair.verdict.expression, at: place, leak, error)
    case .one(let name): return of(name, at: place, leak, error)
    case .rest:
      let all = repair.verdict.expression
      // Which of them a loop has met already nobody can tell behind it.
      guard let rest = UntoldWaiters(of: all, before: place, in: repair.layout).expression, rest != all else {
        return nil
      }
      return ofAll(rest, at: place, leak, error)
    case nil: return nil
    }
  }

  private func of(_ name: String, at place: SourceRange, _ leak: Leak, _ error: String?) -> Discharge? {
    var verdict = repair.verdict
    verdict.expression = name
    let carrier = Carrier(verdict, in: repair.layout)
    return DischargeWriter(repair.layout, verdict, carrier: carrier)
      .discharge(at: place, conditions: leak.conditions, error: error)
  }

  /// `all.forEach { $0.resume(throwing: error) }`
  private func ofAll(_ all: String, at place: SourceRange, _ leak: Leak, _ error: String?) -> Discharge? {
    let verdict = repair.verdict
    guard let element = verdict.eachElement,
      var discharge = repair.writer.discharge(at: place, conditions: leak.conditions, error: error),
      discharge.text.hasPrefix(verdict.expression)
    else { return nil }
    let call = discharge.text.dropFirst(verdict.expression.utf8.count)
    discharge.text = "\(all).forEach { \(element)\(call) }"
    return discharge
  }
}
