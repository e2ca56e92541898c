import LeakDomain
import LeakFlow

/// The names of what may come to a lock or a queue, so that nothing else is followed.
struct LockLeads: Sendable {
  /// Calls of these names may take a lock themselves, or run a closure on a queue.
  private(set) var takers: Set<String> = []
  /// By name, how many calls away from functions and properties the taking of a lock or turn is at least.
  private var functions: [String: Int] = [:]
  private(set) var accessors: [String: Int] = [:]
  /// The functions that may run a closure with a lock held, or on a queue.
  private(set) var runners: Set<String> = []

  /// Whether the program takes locks or turns at all.
  var isEmpty: Bool { functions.isEmpty && accessors.isEmpty }

  init() {}

  init(_ program: Program) {
    takers = Set(program.callsByName.keys.lazy.filter { Self.takes($0, program.models) })
    var search = LeadSearch(program)
    let taking = bodies(takingIn: program)
    var bodies = taking
    search.note(bodies)
    for hops in 1...Exclusives.depth where !bodies.isEmpty {
      var names: Set<String> = []
      var properties: [String: Set<String>] = [:]
      for ref in bodies {
        let body = program.body(ref)
        switch body.kind {
        case .function(.accessor):
          if accessors[body.name] == nil { accessors[body.name] = hops }
          // Few properties lead to others.
          if hops == 1, let type = body.typeName { properties[type, default: []].insert(body.name) }
        case .function where functions[body.name] == nil:
          functions[body.name] = hops
          names.insert(body.name)
        default: break
        }
      }
      if hops < Exclusives.depth { bodies = search.callers(of: names) + search.readers(of: properties) }
    }
    findRunners(program, taking)
  }

  /// The functions in which a lock or turn is taken.
  private func bodies(takingIn program: Program) -> [BodyRef] {
    let exclusives = Exclusives(program, leads: self)
    var found: Set<BodyRef> = []
    for name in takers {
      for (file, call) in program.callsByName[name] ?? [] {
        let ref = BodyRef(file: file, body: program.files[file][call].body)
        let root = program.root(of: ref)
        if !found.contains(root), exclusives.turn(takenBy: call, in: ref) != nil { found.insert(root) }
      }
    }
    return Array(found)
  }

  private mutating func findRunners(_ program: Program, _ taking: [BodyRef]) {
    var search = LeadSearch(program)
    runners = takers
    var bodies = taking + search.callers(of: takers.filter(program.models.runsOnQueue))
    for _ in 0..<Exclusives.depth where !bodies.isEmpty {
      let names = Set(bodies.lazy.filter { Self.isGivenClosure($0, in: program) }.map { program.body($0).name })
      bodies = search.callers(of: names.subtracting(runners))
      runners.formUnion(names)
    }
  }

  private static func isGivenClosure(_ ref: BodyRef, in program: Program) -> Bool {
    program.body(ref).parameters.contains { parameter in
      parameter.type.map { program.resolvingAlias($0, in: ref) }?.functionType != nil
    }
  }

  /// Whether a call may come to a lock or a queue in a number of calls.
  func lead(function name: String, within depth: Int) -> Bool { functions[name].map { $0 <= depth } ?? false }

  /// The same of a property that is read or written.
  func lead(accessor name: String, within depth: Int) -> Bool { accessors[name].map { $0 <= depth } ?? false }

  private static func takes(_ name: String, _ models: ModelTable) -> Bool {
    name == "lock" || name == "wait" || models.holdsLock(name) || models.runsOnQueue(name)
      || models.custom(begunByFunction: name) != nil
  }
}
