import LeakFlow

/// Who calls the functions that have to do with a slot.
struct SlotCallers {
  struct Callers {
    /// The outermost functions that call it, in source order.
    var known: [BodyRef] = []
    /// A call by its name could not be resolved.
    var hasUnknown = false
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

  /// Looks at every call by the function's name.
  func find(_ ref: BodyRef) -> Callers {
    let program = index.program
    let body = program.body(ref)
    let name = body.kind == .function(.initializer) ? body.typeName ?? "" : body.name
    var callers = Callers()
    var seen: Set<BodyRef> = []
    for (file, call) in index.calls[name] ?? [] {
      let site = program.files[file][call]
      let caller = BodyRef(file: file, body: site.body)
      guard let target = target(of: site, file: file) else {
        let isWithin = site.receiver == nil && program.body(caller).typeName == body.typeName
        if isWithin, program.match(site.arguments, to: ref, ignoringLabels: false) != nil { callers.hasUnknown = true }
        continue
      }
      let root = program.root(of: caller)
      if target == ref, root != ref, seen.insert(root).inserted { callers.known.append(root) }
    }
    return callers
  }

  /// The calls of a function, as far as they are resolved.
  func sites(of ref: BodyRef) -> [(file: Int, call: CallID)] {
    (index.calls[index.program.body(ref).name] ?? []).filter { file, call in
      target(of: index.program.files[file][call], file: file) == ref
    }
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
