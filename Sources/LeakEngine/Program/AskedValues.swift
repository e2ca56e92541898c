import LeakDomain
import LeakFlow

extension Program {
  /// For each value the places (offsets) of the outermost function around `ref` at which it is tested, bound or returned.
  func tests(around ref: BodyRef) -> [Value: TestPlaces] {
    let root = root(of: ref)
    if let known = testPlaces[root] { return known }
    var asked = AskedValues(self, file: root.file)
    for body in family(of: root) { asked.gather(body) }
    let found = asked.joined(in: ref)
    testPlaces[root] = found
    return found
  }
}

/// Gathers, over a function and its closures, which values are asked for, and where.
struct AskedValues {
  let program: Program
  private let file: FlowFile
  var counts: [Value: TestPlaces] = [:]
  private var first: [Int32: Value] = [:]
  private var copies: [(Value, original: Value)] = []
  private var counted: Set<Value> = []
  /// Variables, what they are made of, and where.
  private(set) var made: [(variable: Value, of: Value, place: Int32)] = []

  init(_ program: Program, file: Int) {
    self.program = program
    self.file = program.files[file]
  }

  mutating func gather(_ body: BodyID) {
    let deferred = file[body].deferred
    for block in file[body].blocks {
      for instruction in block.instructions { gather(instruction) }
      switch block.terminator {
      case .branch(let test, let kind, let range, _, _):
        guard let subject = test.subject else { break }
        // What nobody else changes comes to the head of its loop as the last turn has left it.
        if kind == .loop, file.isOwn(subject, of: body) { counts[subject, default: TestPlaces()].insert(.max) }
        // Tested twice in one condition, or in a `defer`: what was decided is asked again.
        let isNew = counts[subject, default: TestPlaces()].insert(range.start)
        if let other = first[range.start], other != subject {
          for part in [other, subject] { counts[part]?.share(range.start) }
        }
        first[range.start] = subject
        if !isNew || deferred.contains(where: { $0.contains(range) }) {
          counts[subject, default: TestPlaces()].insert(.max)
        }
      case .exit(let exit):
        if let value = exit.value, !value.isCall { counts[value, default: TestPlaces()].insert(exit.range.start) }
      default: break
      }
    }
  }

  private mutating func gather(_ instruction: Instruction) {
    switch instruction.kind {
    case .bind(let variable, let value?):
      made.append((.variable(variable), value, instruction.range.start))
      if case .call(let id) = value {
        // `let isKnown = names.contains(name)`
        if file[variable].isLet, case .isIn(let element)? = program.membership(askedBy: file[id]) {
          copies.append((.variable(variable), element))
        }
        return
      }
      counts[value, default: TestPlaces()].insert(instruction.range.start)
      if file[variable].isLet {
        copies.append((.variable(variable), value))
      } else if case .literal(.number) = value {
        counted.insert(.variable(variable))
      }
    case .assign(let target, let value): if value.countsUp != nil { counted.insert(target) }
    case .call(let id):
      // What the last one has left behind is asked for when the next one is taken.
      if let list = program.collection(takenFrom: file[id]) {
        counts[.member(list, "isEmpty"), default: TestPlaces()].insert(.max)
      }
      if let list = program.collection(offeredBy: file[id]) {
        for value in [.call(id), Value.member(list, "isEmpty")] {
          counts[value, default: TestPlaces()].insert(instruction.range.start)
        }
      }
      if let membership = program.membership(askedBy: file[id]) {
        for place in [.call(id)] + membership.value.placesAsked {
          counts[place, default: TestPlaces()].insert(instruction.range.start)
        }
        if case .isIn(let element) = membership { copies.append((.call(id), element)) }
      }
      if let optional = program.optional(askedBy: file[id], in: file) {
        counts[optional, default: TestPlaces()].insert(instruction.range.start)
      }
      // A closure that runs for each element runs at least once where there are any.
      if program.models.runsForEachOfAny(file[id]), let subject = file.emptiness(ofReceiverOf: file[id])?.subject {
        counts[subject, default: TestPlaces()].insert(instruction.range.start)
      }
    default: break
    }
  }

  /// The same, where what decides something is asked for where that is.
  mutating func joined(in ref: BodyRef) -> [Value: TestPlaces] {
    // `let n = list?.count ?? 0`
    for (copy, original) in copies where counted.contains(original) { counted.insert(copy) }
    counts.join()
    counts.joinNumbers()
    counts.join(copies)
    joinLists(in: ref)
    counts.keep(counted)
    return counts
  }
}
