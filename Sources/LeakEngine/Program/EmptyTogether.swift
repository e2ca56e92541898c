import LeakDomain
import LeakFlow

/// Collections that are made of others, element by element: they are empty where those are.
extension Program {
  /// Of what collections another one is made.
  private enum Making {
    /// It is empty where this one is.
    case of(Value)
    /// It is empty where one of these is: `zip(names, numbers)`.
    case pairs([Value])
    /// It is empty where all of these are: `old + new`.
    case sum([Value])

    var parts: [Value] {
      switch self {
      case .of(let whole): [whole]
      case .pairs(let parts), .sum(let parts): parts
      }
    }
  }

  /// How many steps a collection is followed to what it is made of.
  private static var mostSteps: Int { 8 }

  /// The collection of which another one is made; `nil` where that is not to be seen.
  func source(of list: Value, in ref: BodyRef) -> Value? {
    if case .of(let whole)? = making(of: list, in: ref) { whole } else { nil }
  }

  private func making(of list: Value, in ref: BodyRef) -> Making? {
    let file = files[ref.file]
    switch list {
    case .variable(let id):
      // What may change is asked for by what a path knows.
      guard file[id].isLet, let definition = file[id].definition, definition != list else { return nil }
      return .of(definition)
    case .member(let base, let name) where models.has(name, .sameLength): return .of(base)
    case .operation("[]", let parts) where list.isSliceOfAll: return .of(parts[0])
    case .operation("+", let parts): return .sum(parts)
    case .call(let id): return making(by: file[id])
    default: return nil
    }
  }

  private func making(by site: CallSite) -> Making? {
    if let name = site.name, let receiver = site.receiver {
      return models.has(name, .sameLength) || models.has(name, .emptyTogether) ? .of(receiver) : nil
    }
    guard case .global(let name) = site.callee, let first = site.arguments.first else { return nil }
    if models.has(name, .pairsElements) { return .pairs(site.arguments.map(\.value)) }
    let rest = site.arguments.dropFirst()
    let isFilled = first.label.map { models.has($0, .elementsLabel) } ?? rest.isEmpty
    if models.isType(name, .list) { return isFilled && rest.isEmpty ? .of(first.value) : nil }
    guard models.isType(name, .dictionary) else { return nil }
    return isFilled || rest.contains { $0.label == "uniquingKeysWith" } ? .of(first.value) : nil
  }

  /// The collections of which one is made, the nearest first.
  func sources(of list: Value, in ref: BodyRef) -> [Value] {
    var all: [Value] = []
    var next = 0
    while all.count < Self.mostSteps {
      all += making(of: next == 0 ? list : all[next - 1], in: ref)?.parts ?? []
      next += 1
      if next > all.count { break }
    }
    return all
  }

  /// The nearest place that is empty where a collection is that is made of it, or of what changes with it.
  func place(behind list: Value, in ref: BodyRef) -> Value? {
    var next = list
    for _ in 0..<Self.mostSteps {
      if case .member(_, let name) = next, models.has(name, .sameLength) {
        // Part of another place.
      } else if next.isPlace {
        return pairs(in: ref.file).representative(of: next, around: body(root(of: ref)))
      }
      guard let source = source(of: next, in: ref) else { return nil }
      next = source
    }
    return nil
  }

  /// The members of a file that change together.
  private func pairs(in file: Int) -> PairedLists {
    if let known = pairedLists[file] { return known }
    let found = PairedLists(self, file: file)
    pairedLists[file] = found
    return found
  }

  /// Whether a collection is empty, by what is known of those of which it is made. What has become of a place since a constant was
  /// made of it says nothing of that: as long as nothing has, the facts know both together.
  func isEmpty(_ list: Value, by facts: Facts, in ref: BodyRef) -> Bool? {
    isEmpty(list, by: facts, in: ref, isPast: false, depth: Self.mostSteps)
  }

  private func isEmpty(_ list: Value, by facts: Facts, in ref: BodyRef, isPast: Bool, depth: Int) -> Bool? {
    guard depth > 0, let making = making(of: list, in: ref) else { return nil }
    let isPast = if case .variable = list { true } else { isPast }
    let known = making.parts.lazy.map { part -> Bool? in
      if isPast, part.isPlace, !self.files[ref.file].isLasting(part) { return nil }
      return facts.decide(.isTrue(.member(part, "isEmpty")))
        ?? self.isEmpty(part, by: facts, in: ref, isPast: isPast, depth: depth - 1)
        ?? (self.isNeverEmpty(part, in: ref) ? false : nil)
    }
    switch making {
    case .of: return known.first ?? nil
    case .pairs: return known.contains(true) ? true : known.allSatisfy { $0 == false } ? false : nil
    case .sum: return known.contains(false) ? false : known.allSatisfy { $0 == true } ? true : nil
    }
  }
}

extension Value {
  /// Whether it is a slice with all that a collection has: `list[...]`.
  var isSliceOfAll: Bool {
    if case .operation("[]", let parts) = self { parts.count == 2 && parts[1] == .global("...") } else { false }
  }
}
