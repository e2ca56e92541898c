import LeakModel
import Testing

/// The path of a finding tells how its obligation came to where it is lost.
@Suite struct PathTests {
  /// Whoever reads that an action's waiter is lost has to know which function decided that it is to be met.
  @Test func anActionSaysWhoHasLeftItsWaiter() {
    let source = """
      struct Turnstile {
        var waiter: CheckedContinuation<Void, Never>?
        enum Action { case resume(CheckedContinuation<Void, Never>), none }
        mutating func open() -> Action {
          guard let waiter else { return .none }
          self.waiter = nil
          return .resume(waiter)
        }
      }
      actor Gate {
        var turnstile = Turnstile()
        func open(quietly: Bool) {
          switch turnstile.open() {
          case .resume(let waiter): if !quietly { waiter.resume() }
          case .none: break
          }
        }
        func pass() async { await withCheckedContinuation { turnstile.waiter = $0 } }
      }
      """
    let all = Repairs.findings(Array(source.utf8), path: "Gate.swift")
    let path = all.first { $0.rule == "forgotten-sender" }?.path.prefix(2) ?? []
    #expect(path.map(\.message) == ["'open' leaves it to its caller", "from here on 'waiter' must be resumed"])
    #expect(path.first?.place.start.line == 7)
  }
}
