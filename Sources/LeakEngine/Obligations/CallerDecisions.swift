import LeakDomain
import LeakFlow

/// What those that call a function have decided before: where all of them are known, nothing else is so at its entry. Whoever
/// gives it no handler, or one that does nothing, waits for nothing. What they do not decide themselves those that call them may have.
///
/// Omissions: results by which a function tells that it has kept nothing.
struct CallerDecisions {
  let program: Program
  private let analysis: ObligationAnalysis
  private let function: BodyRef
  /// The parameter of the function that carries the obligation, if one does.
  private let parameter: Int?
  /// More callers than these are taken to be unknown.
  private static let limit = 8
  /// How many functions, each of which calls the last, are asked.
  private static let depth = 3
  private let depth: Int

  /// - Parameter analysis: of the function, or of a closure in it.
  init(program: Program, analysis: ObligationAnalysis, parameter: Int?) {
    self.init(program: program, analysis: analysis, parameter: parameter, depth: Self.depth)
  }

  private init(program: Program, analysis: ObligationAnalysis, parameter: Int?, depth: Int) {
    self.program = program
    self.analysis = analysis
    self.parameter = parameter
    self.depth = depth
    function = program.root(of: BodyRef(file: analysis.fileIndex, body: analysis.scope))
  }

  /// What is known at the entry of the function whenever it is called with a handler; `nil` where that is nothing.
  func known() -> Facts? { known(of: Set(program.tests(around: function).keys)) }

  /// - Parameter asked: values of which the function, or one that it calls, asks.
  private func known(of asked: Set<Value>) -> Facts? {
    guard depth > 0, isCalledFromHereOnly, let calls = program.calls(of: function), !calls.isEmpty,
      calls.count <= Self.limit
    else {
      return nil
    }
    var common: Facts?
    for (file, call) in calls {
      guard let resolved = program.resolve(program.files[file][call], file: file) else { return nil }
      if let parameter, isGivenNothing(parameter, by: call, resolved, file) { continue }
      guard let facts = facts(of: asked, at: call, resolved, file) else { return nil }
      common = common?.common(with: facts) ?? facts
      if common?.isEmpty ?? false { return nil }
    }
    return common
  }

  /// Whether only the sources call it: they show no other module what they have.
  private var isCalledFromHereOnly: Bool {
    let body = program.body(function)
    guard case .function(.function) = body.kind, !body.isClosure, body.attributes.isEmpty,
      !body.modifiers.contains(where: Self.showing.contains)
    else { return false }
    return body.isPrivate || program.members.requirements(body.name).isEmpty
  }

  private static let showing: Set<String> = ["public", "open", "package", "override", "dynamic"]

  private func isGivenNothing(_ number: Int, by call: CallID, _ resolved: ResolvedCall, _ file: Int) -> Bool {
    guard let index = resolved.parameters.firstIndex(of: number) else { return true }
    switch program.files[file][call].arguments[index].value {
    case .literal(.nil): return true
    case .body(let closure):
      let body = program.files[file][closure]
      return body.reachable(from: Body.entry).allSatisfy { body.blocks[$0].instructions.isEmpty }
    default: return false
    }
  }

  /// What is known at a call, in the names of the function.
  private func facts(of values: Set<Value>, at call: CallID, _ resolved: ResolvedCall, _ number: Int) -> Facts? {
    let file = program.files[number]
    let site = file[call]
    let names = names(of: values, at: site, resolved, number)
    let caller = ObligationAnalysis(
      program, file: number, primitive: analysis.primitive, scope: site.body, reports: false)
    let asked = Set(names.map(\.outside))
    let entry = file.evident(in: site.body, besides: known(of: asked, before: site, resolved, caller))
    guard let known = EarlierDecisions.agreed(at: call, of: asked, from: entry, caller) else { return nil }
    var facts = Facts()
    for name in names {
      facts.learn(
        name.inside, as: name.outside, in: known,
        enumCase: program.caseName(of: name.outside, in: program.files[number]))
      if isNeverNil(name.outside, in: BodyRef(file: number, body: site.body)) {
        facts.learn(.isNil(name.inside), false)
      }
    }
    return facts
  }

  /// What those that call the caller have decided before that.
  private func known(
    of asked: Set<Value>, before site: CallSite, _ resolved: ResolvedCall, _ caller: ObligationAnalysis
  ) -> Facts {
    let body = caller.file[site.body]
    guard !body.isClosure, !asked.isEmpty else { return Facts() }
    let operand = parameter.flatMap { resolved.parameters.firstIndex(of: $0) }
    let given = operand.flatMap { program.givenOn(site.arguments[$0].value, by: site, file: caller.fileIndex)?.number }
    let callers = CallerDecisions(program: program, analysis: caller, parameter: given, depth: depth - 1)
    return callers.known(of: asked) ?? Facts()
  }

  private func isNeverNil(_ value: Value, in ref: BodyRef) -> Bool {
    program.isNeverNil(stored: value, in: ref) || program.files[ref.file].isUsedAsItIs(value)
  }

  /// What the function asks about, as it is called where it is called.
  private func names(
    of asked: Set<Value>, at site: CallSite, _ resolved: ResolvedCall, _ number: Int
  ) -> [(inside: Value, outside: Value)] {
    let parameters = program.body(function).parameters
    var names: [(inside: Value, outside: Value)] = []
    for (operand, index) in zip(site.arguments, resolved.parameters) {
      let parameter = Value.variable(parameters[index].variable)
      names += asked.compactMap { value in value.moved(from: parameter, to: operand.value).map { (value, $0) } }
    }
    // What others may change before the function begins is not known in it.
    if site.isAwaited { return names }
    for value in asked {
      guard case .global = value.root else { continue }
      switch site.receiver {
      case nil, .selfReference?: names.append((value, value))
      case .some(let receiver): names.append((value, value.member(of: receiver)))
      }
    }
    return names
  }
}

extension Value {
  /// A member of `self` as one of another value.
  fileprivate func member(of receiver: Value) -> Value {
    guard case .global(let name) = root else { return self }
    return moved(from: .global(name), to: .member(receiver, name)) ?? self
  }
}

extension FlowFile {
  /// What is known in a function of itself: nobody writes a call without what may come any number of times.
  fileprivate func evident(in body: BodyID, besides known: Facts) -> Facts {
    var facts = known
    for parameter in self[body].parameters where parameter.isVariadic {
      facts.learn(.isTrue(.member(.variable(parameter.variable), "isEmpty")), false)
    }
    return facts
  }

  /// Whether methods of a constant are called without a question whether there is one: it is no optional.
  fileprivate func isUsedAsItIs(_ value: Value) -> Bool {
    guard case .variable(let id) = value, self[id].isLet else { return false }
    let isAsked = bodies.contains { body in
      body.blocks.contains { if case .branch(.isNil(value), _, _, _, _) = $0.terminator { true } else { false } }
    }
    return !isAsked && calls.contains { $0.receiver == value }
  }
}

extension Program {
  /// All calls of a function, in order of the sources, tests left out for what is no test; `nil` where some are not known.
  func calls(of function: BodyRef) -> [(file: Int, call: CallID)]? {
    let name = body(function).name
    guard !index.givenFunctions.contains(name) else { return nil }
    var calls: [(file: Int, call: CallID)] = []
    for (file, call) in callsByName[name] ?? [] where !isTest[file] || isTest[function.file] {
      let site = files[file][call]
      guard match(site.arguments, to: function, ignoringLabels: false) != nil else { continue }
      if let resolved = resolve(site, file: file) {
        if resolved.target == function { calls.append((file, call)) }
      } else if mayGo(site, to: function, file: file) {
        return nil
      }
    }
    return calls
  }

  /// Whether a call that is not resolved may go to a function, as far as the type of its receiver is known.
  private func mayGo(_ site: CallSite, to function: BodyRef, file: Int) -> Bool {
    if body(function).isPrivate, file != function.file { return false }
    guard let receiver = site.receiver else { return files[file][site.body].typeName == body(function).typeName }
    return typeName(of: receiver, file: file, in: files[file][site.body]).map { !types.mayBeDeclared($0) } ?? true
  }
}
