/// Functions that are looked for along calls.
struct CallGoal {
  let functions: Set<BodyRef>
  /// The names by which they are called.
  private let names: Set<String>

  init(_ functions: Set<BodyRef>, _ callers: SlotCallers) {
    self.functions = functions
    names = Set(functions.map(callers.calledName))
  }

  /// Whether a function of a name can be one of them, or reach one by `calls` further calls, as far as names tell. To
  /// resolve a call costs much, and most calls are those of the functions that are far away.
  func mayBeReached(by name: String, calls: Int, _ index: TypeWideIndex) -> Bool {
    switch calls {
    case 0: names.contains(name)
    case 1: names.contains(name) || names.contains { index.callers(named: $0).contains(name) }
    default: true
    }
  }
}
