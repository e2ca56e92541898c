/// Functions that are looked for along calls.
struct CallGoal {
  let functions: Set<BodyRef>
  /// The names by which they are called.
  let names: Set<String>
  /// These, and the names of the functions in which something of these names is called.
  let namesNearby: Set<String>

  init(_ functions: Set<BodyRef>, _ callers: SlotCallers) {
    self.functions = functions
    let names = Set(functions.map(callers.calledName))
    self.names = names
    namesNearby = names.reduce(into: names) { $0.formUnion(callers.index.callers(named: $1)) }
  }
}
