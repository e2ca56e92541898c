import LeakDomain
import LeakFlow
import LeakModel

/// Waiters whose need to wait is asked for in one critical section, and that are stored in the next without asking again: what ends the
/// wait in between tells all that wait, and does not find them.
///
/// That whoever stores asks is what makes it certain that nobody comes for those that are stored later. What is asked for behind the
/// store, or told by what the function calls then, makes up for it.
///
/// Omissions: what two locks guard, actors.
struct StaleChecks {
  let view: SlotView
  private var program: Program { view.program }
  private var marks: EndMarks { EndMarks(program: program, file: view.slot.file) }

  func verdicts() -> [StoredVerdict] {
    guard view.slot.place == .member, !view.slot.isConstant,
      [.continuation, .promise, .handler].contains(view.primitive.kind), !view.stores.contains(where: \.isShared)
    else { return [] }
    let stores = view.stores.filter { program.body(program.root(of: $0.body)).kind != .function(.initializer) }
    let ways = stores.flatMap(ways)
    guard !ways.isEmpty else { return [] }
    return ends().lazy.compactMap { end in ways.lazy.compactMap { verdict($0, end) }.first }.first.map { [$0] } ?? []
  }

  // MARK: The end of a wait

  /// A function that tells those that wait, and the members that it changes beside.
  private struct End {
    var function: BodyRef
    var changed: Set<String>
    /// To what, where that is one constant.
    var values: [String: Value]
  }

  private func ends() -> [End] {
    let meeting = SlotDrains(view: view).meeting
    let around = meeting.union(meeting.flatMap { view.callers.callers(of: $0).known })
    return around.sorted { ($0.file, $0.body) < ($1.file, $1.body) }.compactMap { root in
      guard isFunction(root) else { return nil }
      let near = [root] + view.index.callees(of: root).filter(meeting.contains)
      let changed = Set(near.flatMap(view.index.assignedNames)).filter(isSibling)
      return changed.isEmpty ? nil : End(function: root, changed: changed, values: values(assignedIn: near))
    }
  }

  /// The constants that functions give to members, where they give them one.
  private func values(assignedIn functions: [BodyRef]) -> [String: Value] {
    var found: [String: Set<Value>] = [:]
    for ref in functions {
      let file = program.files[ref.file]
      for instruction in program.family(of: ref).lazy.flatMap({ file[$0].blocks }).flatMap(\.instructions) {
        guard case .assign(let target, let value) = instruction.kind, let name = target.memberName else { continue }
        found[name, default: []].insert(value)
      }
    }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  private func isFunction(_ root: BodyRef) -> Bool {
    let body = program.body(root)
    return body.kind == .function(.function) || body.kind == .function(.accessor("set"))
  }

  private func isSibling(_ name: String) -> Bool {
    guard name != view.slot.name, let owner = view.slot.owner, let property = program.members.property(name, of: owner)
    else { return false }
    return property.isStored && !property.isStatic
  }

  // MARK: Whoever waits

  /// The places through which one comes to a store, from the inside out, in one function or in that and one that calls it.
  private func ways(to store: SlotStore) -> [[StoreWay]] {
    let sections = CriticalSections(program: program, fileIndex: store.body.file)
    guard let place = sections.place(at: store.range, in: store.body.body) else { return [] }
    let own = StoreWay(range: store.range, sections: sections, places: sections.chain(from: place))
    guard !own.around.isEmpty else { return [] }
    let root = program.root(of: store.body)
    let calling = view.callers.sites(of: root).prefix(8).compactMap { file, call -> [StoreWay]? in
      let sections = CriticalSections(program: program, fileIndex: file)
      guard let place = sections.place(of: call) else { return nil }
      let range = program.files[file][call].range
      return [own, StoreWay(range: range, sections: sections, places: sections.chain(from: place))]
    }
    return [[own]] + calling
  }

  private func verdict(_ way: [StoreWay], _ end: End) -> StoredVerdict? {
    let around = way.flatMap(\.around)
    guard let own = way.first, let outer = way.last,
      !around.isEmpty, !way.contains(where: { program.root(of: $0.ref) == end.function }),
      !view.callers.callers(of: end.function).known.contains(program.root(of: outer.ref))
    else { return nil }
    let question = StaleQuestion(view: view, names: end.changed, values: end.values, sections: around)
    guard let name = outer.asked(question), !way.contains(where: { question.isAskedAgain(in: $0) }),
      !way.contains(where: { question.isMadeUpFor(behind: $0) })
    else { return nil }
    let loss = LateStore(
      end: program.body(end.function).signature, mark: name, value: text(of: name, after: end), isAskedBefore: true)
    return SlotWords(view: view).verdict(
      .late(loss), at: SlotSite(file: own.sections.fileIndex, range: own.range), in: own.ref)
  }

  private func text(of name: String, after end: End) -> String {
    if let mark = marks.set(by: end.function).first(where: { $0.name == name }) { return mark.text }
    let type = view.slot.owner.flatMap { program.members.property(name, of: $0) }?.type
    if case .optional? = type, end.values[name] != .literal(.nil) { return LateStore.some }
    return ""
  }
}
