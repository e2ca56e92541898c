import LeakFlow

/// Who calls the functions that have to do with a slot.
struct SlotCallers {
  struct Callers {
    /// The calls of it, in source order.
    var sites: [(file: Int, call: CallID)] = []
    /// The outermost functions that call it, in source order.
    var known: [BodyRef] = []
    /// A call by its name could not be resolved.
    var hasUnknown = false
  }

  let index: TypeWideIndex
  /// How many calls deep the functions around a slot are looked at.
  static let depth = 4

  /// The function that a call goes to.
  func target(of call: CallID, file: Int) -> BodyRef? { index.target(of: call, file: file) }

  /// The same, found out anew.
  func findTarget(of call: CallID, file: Int) -> BodyRef? {
    let program = index.program
    let site = program.files[file][call]
    guard let name = site.name, program.functions[name] != nil else { return nil }
    return program.resolve(site, file: file)?.target
  }

  func callers(of ref: BodyRef) -> Callers { index.callers(of: ref) }

  func find(_ ref: BodyRef) -> Callers {
    let program = index.program
    let type = program.body(ref).typeName
    var callers = Callers()
    var seen: Set<BodyRef> = []
    for (file, call) in program.callsByName[calledName(of: ref)] ?? [] {
      let site = program.files[file][call]
      // `.failed(error)` makes a value, or calls what belongs to a type.
      if case .implicitMember = site.callee, !program.body(ref).isStatic { continue }
      // What does not fit goes elsewhere: that is asked first, as it costs least.
      guard program.match(site.arguments, to: ref, ignoringLabels: false) != nil else { continue }
      guard let target = target(of: call, file: file) else {
        if site.receiver == nil, program.files[file][site.body].typeName == type { callers.hasUnknown = true }
        continue
      }
      guard target == ref else { continue }
      callers.sites.append((file, call))
      let root = program.root(of: BodyRef(file: file, body: site.body))
      if root != ref, seen.insert(root).inserted { callers.known.append(root) }
    }
    return callers
  }

  /// The base name by which a function is called: an initialiser by its type's.
  func calledName(of ref: BodyRef) -> String {
    let body = index.program.body(ref)
    return body.kind == .function(.initializer) ? body.typeName ?? "" : body.name
  }

  /// The calls of a function, as far as they are resolved.
  func sites(of ref: BodyRef) -> [(file: Int, call: CallID)] {
    index.program.body(ref).kind == .function(.initializer) ? [] : callers(of: ref).sites
  }

  /// The functions that a function calls, or that its closures call; each once.
  /// - Parameter isWanted: asked for the name of a call before it is resolved.
  func callees(of function: BodyRef, where isWanted: (String) -> Bool = { _ in true }) -> [BodyRef] {
    let file = index.program.files[function.file]
    var found: [BodyRef] = []
    var seen: Set<BodyRef> = []
    for call in index.calls(in: function) {
      guard let name = file[call].name, isWanted(name),
        let target = target(of: call, file: function.file), calledName(of: target) == name,
        seen.insert(target).inserted
      else { continue }
      found.append(target)
    }
    return found + setters(in: function).filter { isWanted(index.program.body($0).name) && seen.insert($0).inserted }
  }

  /// What runs where a function assigns members of its own type.
  private func setters(in function: BodyRef) -> [BodyRef] {
    let program = index.program
    guard let type = program.type(around: function), let accessors = program.implicitlyCalled[type] else { return [] }
    let names = index.assignedNames(of: function)
    guard !names.isEmpty else { return [] }
    return accessors.filter { ref in
      guard case .function(.accessor(let keyword)) = program.body(ref).kind, keyword != "get" else { return false }
      return names.contains(program.body(ref).name) && ref != function
    }
  }

  /// Whether from a function, by calls, one of some functions is reached.
  func reaches(_ goal: CallGoal, from function: BodyRef) -> Bool {
    if goal.functions.contains(function) { return true }
    var seen: Set<BodyRef> = [function]
    var front = [function]
    for left in (0..<Self.depth).reversed() {
      var next: [BodyRef] = []
      for caller in front {
        let leading =
          left > 1 ? index.callees(of: caller) : callees(of: caller) { goal.mayBeReached(by: $0, calls: left, index) }
        for callee in leading where seen.insert(callee).inserted {
          if goal.functions.contains(callee) { return true }
          next.append(callee)
        }
      }
      front = next
    }
    return false
  }

  /// The names of the functions in which something of a name is called.
  func findCallers(named name: String) -> Set<String> {
    let program = index.program
    let calls = program.callsByName[name] ?? []
    return Set(calls.map { calledName(of: program.root(of: BodyRef(file: $0, body: program.files[$0][$1].body))) })
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
