import LeakDomain
import LeakModel

/// Meets the obligations of a whole collection, or of the element at which a loop stands.
struct ManyRepair {
  let repair: ExitRepair

  init(_ repair: ExitRepair) { self.repair = repair }

  func discharge(at place: SourceRange, _ leak: Leak, error: String?) -> Discharge? {
    switch leak.share {
    case .all: return ofAll(at: place, leak, error)
    case .one(let name): return of(name, at: place, leak, error)
    // Which of them a loop has met already nobody can tell behind it.
    case .rest, nil: return nil
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
  private func ofAll(at place: SourceRange, _ leak: Leak, _ error: String?) -> Discharge? {
    let verdict = repair.verdict
    guard let element = verdict.eachElement,
      var discharge = repair.writer.discharge(at: place, conditions: leak.conditions, error: error),
      discharge.text.hasPrefix(verdict.expression)
    else { return nil }
    let call = discharge.text.dropFirst(verdict.expression.utf8.count)
    discharge.text = "\(verdict.expression).forEach { \(element)\(call) }"
    return discharge
  }
}
