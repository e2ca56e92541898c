import LeakDomain
import LeakFlow

/// Members of one object that grow and shrink together: they are empty together, as long as nothing waits in between.
///
///     items.append(item)
///     await withCheckedContinuation { waiters.append($0) }
///
/// Omissions: members that other files change as well; which element goes.
struct PairedLists {
  /// A member by the type around it; `nil` for one of another object.
  private struct Name: Hashable {
    var owner: String?
    var member: String
  }
  /// A stretch of code without branches, in which the members of an object change.
  private struct Spot: Hashable {
    var body: BodyID
    var block: Int
    var object: Value?
  }
  private enum Change: Int {
    case grows, shrinks, empties, other
  }

  private let file: FlowFile
  private let closures: ClosureSites
  private let models: ModelTable
  /// The member by which all of a group go.
  private var first: [Name: String] = [:]

  init(_ program: Program, file number: Int) {
    file = program.files[number]
    closures = program.executors(of: number).closures
    models = program.models
    var changes: [Name: [Spot: [(change: Change, index: Int)]]] = [:]
    for body in file.bodies {
      let owner = program.body(program.root(of: BodyRef(file: number, body: body.id))).typeName
      for (block, instructions) in body.blocks.map(\.instructions).enumerated() {
        for (index, instruction) in instructions.enumerated() {
          guard let (place, change) = change(by: instruction), let (object, member) = Self.parts(of: place) else {
            continue
          }
          let spot = spot(body, block, index, object)
          let name = Name(owner: object == nil ? owner : nil, member: member)
          changes[name, default: [:]][spot.spot, default: []].append((change, spot.index))
        }
      }
    }
    var groups: [[Spot: [Int]]: [Name]] = [:]
    for (name, spots) in changes {
      let all = spots.values.joined().map(\.change)
      guard all.contains(.grows), all.contains(.empties), !all.contains(.other) else { continue }
      groups[spots.mapValues { $0.map(\.change.rawValue).sorted() }, default: []].append(name)
    }
    for group in groups.values where group.count > 1 && Set(group.map(\.owner)).count == 1 {
      let isApart = group.first.flatMap { changes[$0]?.keys }?.contains { spot in
        let places = group.flatMap { changes[$0]?[spot]?.map(\.index) ?? [] }
        return waits(spot, places)
      }
      guard isApart == false, let least = group.map(\.member).min() else { continue }
      for name in group { first[name] = least }
    }
  }

  /// The one of those with which a member changes that stands for all of them.
  func representative(of place: Value, around body: Body) -> Value {
    if first.isEmpty { return place }
    guard let (object, member) = Self.parts(of: place),
      let other = first[Name(owner: object == nil ? body.typeName : nil, member: member)]
    else { return place }
    return object.map { .member($0, other) } ?? .global(other)
  }

  // MARK: Changes

  private static func parts(of place: Value) -> (object: Value?, member: String)? {
    switch place {
    case .global(let name), .member(.selfReference, let name): (nil, name)
    case .member(let object, let name): (object, name)
    default: nil
    }
  }

  private func change(by instruction: Instruction) -> (Value, Change)? {
    switch instruction.kind {
    case .assign(.operation("[]", let parts), let value):
      guard parts.count == 2 else { return nil }
      return (parts[0], value == .literal(.nil) ? .shrinks : .grows)
    case .assign(let place, .aggregate(let elements)): return (place, elements.isEmpty ? .empties : .other)
    case .assign(let place, let value):
      if case .call(let made) = value, file[made].arguments.isEmpty, file[made].receiver == nil {
        return (place, .empties)
      }
      return (place, value.isSum ? .grows : .other)
    case .call(let id):
      guard let list = file[id].receiver, let name = file[id].name else { return nil }
      if models.has(name, .addsElement) { return (list, .grows) }
      if models.has(name, .removesAll) {
        return (list, file[id].arguments.contains(where: \.isClosure) ? .shrinks : .empties)
      }
      return models.has(name, .takesElement) ? (list, .shrinks) : nil
    default: return nil
    }
  }

  /// What a closure that runs at once does before it decides anything happens where it is given.
  private func spot(_ body: Body, _ block: Int, _ index: Int, _ object: Value?) -> (spot: Spot, index: Int) {
    var (body, block, index) = (body, block, index)
    for _ in 0..<4 {
      guard block == Body.entry, let use = closures[body.id],
        models.mode(of: file[use.call], label: use.operand.label) == .nowOnce
      else { break }
      let around = file[file[use.call].body]
      let place = around.blocks.enumerated().lazy.compactMap { number, block in
        block.instructions.firstIndex { $0.kind == .call(use.call) }.map { (number, $0) }
      }.first
      guard let place else { break }
      (body, block, index) = (around, place.0, place.1)
    }
    return (Spot(body: body.id, block: block, object: object), index)
  }

  /// Whether something is waited for between some places of a spot, the last excepted.
  private func waits(_ spot: Spot, _ places: [Int]) -> Bool {
    guard let first = places.min(), let last = places.max() else { return true }
    return file[spot.body].blocks[spot.block].instructions[first..<last].contains { instruction in
      switch instruction.kind {
      case .call(let id): file[id].isAwaited
      case .awaitValue: true
      default: false
      }
    }
  }
}

extension CallSite.Operand {
  fileprivate var isClosure: Bool { if case .body = value { true } else { false } }
}
