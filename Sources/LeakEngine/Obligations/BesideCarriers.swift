import LeakDomain
import LeakFlow

/// What lies beside the carriers in a collection, and may be read without regard to them: `batch.map(\.id)`,
/// `batch.first { $0.id == id }`, `batch.keys`.
extension ObligationAnalysis {
  /// Whether a call goes over a collection of entries and touches other parts of each than the carrier.
  func readsBeside(_ site: CallSite, depth: Int, _ state: Tracked) -> Bool {
    guard depth == 1, member != nil || isKeyed, !isIndexed(state), site.arguments.count == 1,
      let operand = site.arguments.first,
      program.models.mode(of: site, label: operand.label) == .nowMany
    else { return false }
    switch operand.value {
    case .aggregate(let parts):
      guard case .literal(.string(let path))? = parts.first, parts.count == 1,
        let first = path.split(separator: ".").first
      else { return false }
      return isBeside(String(first))
    case .body(let closure): return readsBeside(closure)
    default: return false
    }
  }

  /// Whether a value is the keys of a dictionary, by which nothing is looked up.
  func isKeys(_ value: Value, _ state: Tracked) -> Bool {
    guard isKeyed, case .member(_, let name) = value else { return false }
    return program.models.has(name, .tellsKeys) && !isIndexed(state)
  }

  /// Whether anything looks up single elements of the collection: what was read beside them tells which.
  private func isIndexed(_ state: Tracked) -> Bool {
    program.family(of: BodyRef(file: fileIndex, body: scope)).contains { id in
      file.containsValue(in: file[id]) { value in
        value.contains { part in
          if case .operation("[]", let parts) = part { parts.first.map(state.isHolder) ?? false } else { false }
        }
      }
    }
  }

  private func readsBeside(_ closure: BodyID) -> Bool {
    let parameters = file[closure].parameters.map { Value.variable($0.variable) }
    guard parameters.count == 1, let entry = parameters.first else { return false }
    let isPart = { (value: Value) in
      if case .member(entry, let name) = value { self.isBeside(name) } else { false }
    }
    let family = program.family(of: BodyRef(file: fileIndex, body: closure))
    // A method of the entry may do anything with it.
    let asksEntry = file.calls.contains { family.contains($0.body) && $0.receiver == entry }
    return !asksEntry
      && family.allSatisfy { id in
        !file.containsValue(in: file[id]) { value in value.contains(besides: isPart) { $0 == entry } }
      }
  }

  /// Whether a member of an entry is not the carrier.
  private func isBeside(_ name: String) -> Bool {
    if isKeyed { return program.models.has(name, .tellsKeys) }
    return name != member && name != label
  }

  /// Whether a collection was made of what also the one that is followed was made of, or of what changes with that.
  func hasAsMany(_ list: Value, _ state: Tracked, _ facts: Facts) -> Bool {
    state.holders.contains { facts.areCopies(.member(list, "isEmpty"), .member($0, "isEmpty")) }
  }

  /// Whether an entry is looked up by an element of a list that has the keys: `for id in ids { pending[id]?.resume() }`.
  func isEntryOfPair(_ parts: [Value], _ state: Tracked, _ facts: Facts) -> Bool {
    guard isKeyed, parts.count == 2, state.isHolder(parts[0]), case .variable(let key) = parts[1] else { return false }
    return file[file[key].owner].blocks.lazy.flatMap(\.instructions).contains { instruction in
      guard case .element(let list, _) = instruction.kind, instruction.range.contains(file[key].range) else {
        return false
      }
      return hasAsMany(list, state, facts)
    }
  }
}
