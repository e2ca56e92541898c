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
  func findCallees(of root: BodyRef) -> [BodyRef] {
    let file = index.program.files[root.file]
    var found: [BodyRef] = []
    var seen: Set<BodyRef> = []
    for id in index.program.family(of: root) {
      for block in file[id].blocks {
        for instruction in block.instructions {
          guard case .call(let call) = instruction.kind, let target = target(of: call, file: root.file),
            calledName(of: target) == file[call].name, seen.insert(target).inserted
          else { continue }
          found.append(target)
        }
      }
    }
    return found
  }

  /// Whether from a function, by calls, one of some functions is reached.
  func reaches(_ roots: Set<BodyRef>, from function: BodyRef) -> Bool {
    if roots.contains(function) { return true }
    var seen: Set<BodyRef> = [function]
    var front = [function]
    for _ in 0..<Self.depth {
      var next: [BodyRef] = []
      for callee in front.lazy.flatMap({ index.callees(of: $0) }) where seen.insert(callee).inserted {
        if roots.contains(callee) { return true }
        next.append(callee)
      }
      front = next
    }
    return false
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
