// Conditions are taken apart into single tests, so that two tests of one value are one decision.
final class Switchboard {
  let isEnabled = true
  var isOpen = false

  func parts(a: Bool, b: () -> Bool, run: () -> Void) {
    if a && !b() { run() }
    if a || b() { run() }
    let both = a && isEnabled
    if both { run() }
    if !both { run() }
  }

  func comparisons(count: Int, name: String?, run: () -> Void) {
    if count >= 3, name != nil { run() }
    if !(count < 3) { run() }
    if nil == name { run() }
    isOpen = true
    let text = isOpen ? name : nil
    if case let value? = text, !value.isEmpty { run() }
  }

  func casts(value: Any, error: (any Error)?, run: (Any) -> Void) {
    if value is String { run(value) }
    if let number = value as? Int { run(number) }
    if let error, error is CancellationError { run(error) }
  }
}
