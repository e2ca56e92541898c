import LeakDomain
import LeakFlow

/// What a wait in a loop waits for: a test that alone decides whether the loop goes on.
struct WaitPredicate: Hashable {
  var test: Test
  /// The answer with which it goes on waiting.
  var staying: Bool
  /// The type around the wait, whose members the test names.
  var owner: String?

  /// The predicates of the loop around a wait; none, if nothing is asked again after it.
  static func around(_ wait: CallID, in file: FlowFile) -> [WaitPredicate] {
    let body = file[file[wait].body]
    guard let place = body.blocks.firstIndex(where: { $0.instructions.contains { $0.kind == .call(wait) } }) else {
      return []
    }
    let waiting = body.reaching(place)
    return body.reachable(from: place).intersection(waiting).sorted().compactMap { number in
      guard case .branch(let test, _, _, let then, let otherwise) = body.blocks[number].terminator else { return nil }
      let stays = (then: waiting.contains(then), otherwise: waiting.contains(otherwise))
      guard stays.then != stays.otherwise else { return nil }
      return WaitPredicate(test: test, staying: stays.then, owner: body.typeName)
    }
  }

  /// What is asked about, for messages.
  var place: Value? {
    switch test {
    case .isTrue(.member(let base, "isEmpty")): base
    case .isTrue(let value), .isNil(let value), .isCase(let value, _): value
    case .opaque: nil
    }
  }

  /// Whether an instruction certainly gives the test the answer with which the wait is over.
  func ends(with instruction: Instruction, in body: Body, of file: FlowFile, _ models: ModelTable) -> Bool {
    guard let place, isSame(place, in: body) else { return false }
    switch (instruction.kind, test) {
    case (.assign(place, .literal(.bool(let flag))), .isTrue(place)): return flag != staying
    case (.assign(place, let value), .isNil(place)): return staying && isSomething(value)
    case (.assign(place, let value), .isCase(place, let name)):
      return isCase(value, name).map { $0 != staying } ?? false
    case (.call(let id), .isTrue(.member(place, "isEmpty"))):
      return staying && file[id].receiver == place && models.has(file[id].name ?? "", .addsElement)
    default: return false
    }
  }

  /// Whether a name means the same in another body.
  private func isSame(_ place: Value, in body: Body) -> Bool {
    switch place.root {
    case .variable: true
    case .global: owner != nil && body.typeName == owner
    default: false
    }
  }

  private func isSomething(_ value: Value) -> Bool {
    switch value {
    case .literal(.nil), .unknown: false
    case .literal, .aggregate, .tuple, .body: true
    default: false
    }
  }

  private func isCase(_ value: Value, _ name: String) -> Bool? {
    switch value {
    case .implicitMember(let other): other == name
    default: nil
    }
  }
}
