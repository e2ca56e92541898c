import LeakAST
import LeakDomain
import LeakFlow

/// Enums that say what to do to whoever asks, known by how they are declared and used where it is not to be seen who makes them:
///
///     enum Action { case failAll([Promise]), forward(Promise?), none }
///
/// Nothing keeps such an enum, and either its case says what is to be done with the carrier in it (`failAll`), or all that other
/// patterns unwrap of it has something done with it.
///
/// Omissions: actions that are kept until later; cases named like those of `Result` and `Optional`, where the type is unknown.
struct DeclaredActions {
  let program: Program

  /// What lies in a case of an action that a pattern gives a name; `nil` where others may have it as well.
  /// - Parameter made: the calls that make the action.
  func origin(
    of action: Value, madeBy made: [(call: CallID, file: Int)], in ref: BodyRef, _ item: ActionCase,
    namedBy variable: VarID
  ) -> ActionOrigins.Origin? {
    let origins = ActionOrigins(program: program)
    guard !program.isTest[ref.file], !made.isEmpty, !origins.isKeptBesides(made, item) else { return nil }
    var found: ActionOrigins.Origin?
    for key in enums(of: action, in: ref, item.name) {
      guard !isKept(key), let payload = program.members.payload(item.index, of: item.name, in: key),
        let place = ActionPlaces(program: program).place(in: payload), place.holding.primitive.kind != .handler,
        found.map({ $0.place.isLike(place) }) ?? true
      else { return nil }
      let isNamed = saysWhatToDo(item.name, place.holding.primitive)
      guard isNamed || areOthersMet(key, besides: variable, in: ref.file) else { return nil }
      let type = origins.carrier(in: payload, at: place)
      found = ActionOrigins.Origin(
        place: place, type: found == nil || found?.type == type ? type : nil, given: nil, isNamed: isNamed)
    }
    return found
  }

  /// The enum of an action; those that have a case of that name, where its type is not known.
  private func enums(of action: Value, in ref: BodyRef, _ name: String) -> [TypeKey] {
    if let key = program.staticType(of: action, in: ref).flatMap(program.key) { return [key] }
    return Self.standardCases.contains(name) ? [] : program.members.enums(withCase: name)
  }

  private static let standardCases: Set = ["success", "failure", "some", "none"]

  // MARK: What is to be done with it

  /// `case resumeAll(…)` of continuations, `case failWrites(…)` of promises: it begins with a word that discharges them.
  private func saysWhatToDo(_ name: String, _ primitive: Primitive) -> Bool {
    let word = Self.firstWord(of: name)
    return primitive.discharges.contains { Self.firstWord(of: $0) == word }
  }

  private static func firstWord(of name: String) -> Substring { name.prefix { !$0.isUppercase } }

  /// Whether other patterns unwrap carriers of the same enum, and each time something is done with them.
  private func areOthersMet(_ key: TypeKey, besides variable: VarID, in file: Int) -> Bool {
    let places = ActionPlaces(program: program)
    let range = program.files[file][variable].range
    var isMet = false
    for item in program.members.cases(of: key) {
      for index in item.payload.indices where places.place(in: item.payload[index]) != nil {
        for other in program.namedPayloads[ActionCase(name: item.name, index: index)] ?? [] {
          let named = program.files[other.file]
          // A pattern may stand on several ways, and has a name for each.
          if other.file == file, named[other.variable].range == range { continue }
          guard !named.isIdle(other.variable, program.models) else { return false }
          isMet = true
        }
      }
    }
    return isMet
  }

  // MARK: Who keeps it

  /// Whether anything that lasts is of the type of an enum, or has one in it.
  private func isKept(_ key: TypeKey) -> Bool {
    guard program.lastingTypeNames.contains(key.name) else { return false }
    if let known = program.keptEnums[key] { return known }
    var isFound = false
    program.forEachLastingType { written, name in
      isFound = isFound || name == key.name && program.types.key(of: written) == key
    }
    program.keptEnums[key] = isFound
    return isFound
  }
}

extension Program {
  /// What patterns give names, by the case and the place in its payload.
  func findNamedPayloads() -> [ActionCase: [(file: Int, variable: VarID)]] {
    var found: [ActionCase: [(file: Int, variable: VarID)]] = [:]
    for (number, file) in files.enumerated() where !isTest[number] {
      for (id, variable) in file.variables.enumerated() where variable.name != "_" {
        guard case .payload(_, let name, let index)? = variable.definition else { continue }
        found[ActionCase(name: name, index: index), default: []].append((number, VarID(id)))
      }
    }
    return found
  }
}
