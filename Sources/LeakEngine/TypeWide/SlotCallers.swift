import LeakFlow

/// Who calls the functions that have to do with a slot.
struct SlotCallers {
  struct Callers {
    /// The outermost functions that call it, in source order.
    var known: [BodyRef] = []
    /// A call by its name could not be resolved.
    var hasUnknown = false
  }

  /// The calls of one name, in source order.
  struct ResolvedCalls {
    var byTarget: [BodyRef: [(file: Int, call: CallID)]] = [:]
    /// Those on no receiver that could not be resolved, by the type around them.
    var unresolved: [String?: [(file: Int, call: CallID)]] = [:]
  }

  let index: TypeWideIndex
  /// How many calls deep the functions around a slot are looked at.
  static let depth = 4

  /// The function that a call goes to, also by what a lock gives to its closure.
  func target(of site: CallSite, file: Int) -> BodyRef? {
    let program = index.program
    guard let name = site.name, let candidates = program.functions[name], !candidates.isEmpty else { return nil }
    if let resolved = program.resolve(site, file: file) { return resolved.target }
    guard let receiver = site.receiver,
      let type = index.places(in: file).types.type(of: receiver, in: program.files[file][site.body])?.baseName
    else { return nil }
    let fitting = candidates.filter {
      program.body($0).typeName == type && program.match(site.arguments, to: $0, ignoringLabels: false) != nil
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  func callers(of ref: BodyRef) -> Callers { index.callers(of: ref) }

  func find(_ ref: BodyRef) -> Callers {
    let program = index.program
    let body = program.body(ref)
    let calls = index.calls(named: body.kind == .function(.initializer) ? body.typeName ?? "" : body.name)
    var callers = Callers()
    callers.hasUnknown = (calls.unresolved[body.typeName] ?? []).contains { file, call in
      program.match(program.files[file][call].arguments, to: ref, ignoringLabels: false) != nil
    }
    var seen: Set<BodyRef> = []
    for (file, call) in calls.byTarget[ref] ?? [] {
      let root = program.root(of: BodyRef(file: file, body: program.files[file][call].body))
      if root != ref, seen.insert(root).inserted { callers.known.append(root) }
    }
    return callers
  }

  /// The calls of a function, as far as they are resolved.
  func sites(of ref: BodyRef) -> [(file: Int, call: CallID)] {
    index.calls(named: index.program.body(ref).name).byTarget[ref] ?? []
  }

  /// Resolves every call of a name.
  func resolved(_ name: String) -> ResolvedCalls {
    let program = index.program
    var calls = ResolvedCalls()
    for (file, call) in program.callsByName[name] ?? [] {
      let site = program.files[file][call]
      if let target = target(of: site, file: file) {
        calls.byTarget[target, default: []].append((file, call))
      } else if site.receiver == nil {
        let type = program.body(BodyRef(file: file, body: site.body)).typeName
        calls.unresolved[type, default: []].append((file, call))
      }
    }
    return calls
  }

  /// The functions from which, by calls, one of some functions is reached; these included.
  func reaching(_ roots: [BodyRef]) -> Set<BodyRef> {
    var reached = Set(roots)
    var front = roots
    for _ in 0..<Self.depth {
      front = front.flatMap { callers(of: $0).known }.filter { reached.insert($0).inserted }
    }
    return reached
  }
}
