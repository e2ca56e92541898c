import LeakAST

/// The walk over the graphs of a file that gathers its `Occurrences`.
struct OccurrenceWalk {
  private let all: [Body]
  private let calls: [CallSite]
  private(set) var numbers: [String: Int32] = [:]
  private(set) var names: [String] = []
  private(set) var bodies: [(number: Int32, element: BodyID)] = []
  private(set) var assigning: [(number: Int32, element: BodyID)] = []
  private(set) var isGiven: [Bool] = []
  /// How often each result is used; more than once is all the same.
  private(set) var uses: [UInt8]
  private(set) var givenTo: [CallID?]
  private(set) var replacing: [BodyID] = []
  private(set) var calledInside: [BodyID] = []
  /// For each name the body in which it has occurred last.
  private var last: [BodyID?] = []
  private var body = BodyID(0)
  /// The function around a closure.
  private var function: Body?

  init(_ bodies: [Body], _ calls: [CallSite]) {
    all = bodies
    self.calls = calls
    givenTo = [CallID?](repeating: nil, count: bodies.count)
    uses = [UInt8](repeating: 0, count: calls.count)
  }

  /// The calls by the number of their name.
  var callEntries: [(number: Int32, element: CallID)] {
    mutating get {
      calls.indices.compactMap { index in calls[index].name.map { (number(of: $0), CallID(index)) } }
    }
  }

  mutating func visit(_ body: Body) {
    self.body = body.id
    function = function(around: body)
    for block in body.blocks {
      for instruction in block.instructions { visit(instruction.kind) }
      switch block.terminator {
      case .branch(let test, _, _, _, _): ask(test)
      case .exit(let exit): if let value = exit.value { note(value, isGiven: true) }
      default: break
      }
    }
  }

  private mutating func visit(_ instruction: Instruction.Kind) {
    switch instruction {
    case .call(let id):
      note(calls[Int(id.index)].callee, isGiven: false)
      for operand in calls[Int(id.index)].arguments { give(operand.value, to: id) }
      if let function, calls[Int(id.index)].name == function.name { calledInside.append(function.id) }
    case .bind(_, let value): if let value { note(value, isGiven: true) }
    case .assign(let target, let value):
      if let name = target.memberName { assigning.append((number(of: name), body)) }
      if target == .selfReference, replacing.last != body { replacing.append(body) }
      note(target, isGiven: false)
      note(value, isGiven: true)
    case .element(let value, _), .exhausted(let value, _), .awaitValue(let value): note(value, isGiven: false)
    case .assume(let test, _): ask(test)
    case .startAsyncLet, .endAsyncLet: break
    }
  }

  private func function(around body: Body) -> Body? {
    guard var current = body.parent.map({ all[Int($0.index)] }) else { return nil }
    while let parent = current.parent { current = all[Int(parent.index)] }
    return current.kind == .function(.function) ? current : nil
  }

  private mutating func give(_ value: Value, to call: CallID) {
    if case .body(let closure) = value {
      givenTo[Int(closure.index)] = min(givenTo[Int(closure.index)] ?? call, call)
    } else {
      note(value, isGiven: true)
    }
  }

  /// Who asks only whether there is a result does not use it; where a chain ends at its nil, nobody asks for more.
  private mutating func ask(_ test: Test) {
    if case .isNil(.call) = test { return }
    if let subject = test.subject { note(subject, isGiven: false) }
  }

  private mutating func note(_ value: Value, isGiven: Bool) {
    switch value {
    case .global(let name): note(name, isGiven)
    case .member(let base, let name):
      note(name, isGiven)
      note(base, isGiven: isGiven)
    case .payload(let base, _, _): note(base, isGiven: isGiven)
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      for part in parts { note(part, isGiven: isGiven) }
    case .call(let id): uses[Int(id.index)] = min(uses[Int(id.index)] + 1, 2)
    case .variable, .selfReference, .implicitMember, .body, .literal, .unknown: break
    }
  }

  private mutating func note(_ name: String, _ given: Bool) {
    let number = number(of: name)
    if given { isGiven[Int(number)] = true }
    guard last[Int(number)] != body else { return }
    last[Int(number)] = body
    bodies.append((number, body))
  }

  private mutating func number(of name: String) -> Int32 {
    if let known = numbers[name] { return known }
    let number = Int32(truncatingIfNeeded: names.count)
    numbers[name] = number
    names.append(name)
    isGiven.append(false)
    last.append(nil)
    return number
  }
}
