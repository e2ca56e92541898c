import LeakDomain
import LeakFlow

/// What a function has put into a dictionary itself, under a key of its own: who finds an entry there finds this one, and who has not put
/// it there finds none.
///
///     replies[id] = { continuation.resume(with: $0) }
///     … if let reply = replies.removeValue(forKey: id) { reply(.failure(error)) } else { continuation.resume(throwing: error) }
extension ObligationAnalysis {
  /// Whether a decision tells that there is an entry under a key under which the carrier was put further up, on another way.
  func isOwnEntry(_ test: Test, _ answer: Bool, in body: Body, _ state: Tracked) -> Bool {
    guard case .isNil(let found) = test, !answer, let entry = entry(of: found) else { return false }
    let asked = program.changes(in: BodyRef(file: fileIndex, body: body.id)).decisions[test] ?? .min
    return entryStores[entry, default: []].contains { store in
      store.place < asked && (state.isHolder(store.value) || closure(in: store.value, state) != nil)
    }
  }

  /// What the outermost function around the scope puts into dictionaries, by the entry, each with its place.
  func findEntryStores() -> [Value: [(value: Value, place: Int32)]] {
    var stores: [Value: [(value: Value, place: Int32)]] = [:]
    for id in program.family(of: program.root(of: BodyRef(file: fileIndex, body: scope))) {
      for instruction in file[id].blocks.lazy.flatMap(\.instructions) {
        guard case .assign(let target, let value) = instruction.kind, case .operation("[]", _) = target else {
          continue
        }
        stores[target, default: []].append((value, instruction.range.start))
      }
    }
    return stores
  }

  /// The place of a dictionary from which a value comes.
  private func entry(of value: Value) -> Value? {
    switch value {
    case .operation("[]", let parts): return parts.count == 2 ? value : nil
    case .call(let id):
      let site = file[id]
      guard let name = site.name, program.models.has(name, .takesElement), let dictionary = site.receiver,
        site.arguments.count == 1, site.arguments[0].label != nil
      else { return nil }
      return .operation("[]", [dictionary, site.arguments[0].value])
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != value else { return nil }
      if case .variable = definition { return nil }
      return entry(of: definition)
    default: return nil
    }
  }
}
