import LeakDomain
import LeakFlow

/// Ends that a protocol announces to its types, as a pipeline does to its handlers, and that leave what is kept where it is.
///
/// Something else may run because of the end, and settle what is kept: a timer, the callback of a future, a method that others
/// call. So an end counts only where all that has to do with the waiters is `WorkOfListeners`.
struct AnnouncedEnds {
  let view: SlotView
  private var program: Program { view.program }

  func find() -> SlotEnds.End? { [.promise, .continuation].contains(view.primitive.kind) ? end() : nil }

  /// The same for whoever reads a stream. That a listener tells him of some end shows that he waits for it, where nothing else hears
  /// that the channel is closed and may end his task.
  func findOfStream() -> SlotEnds.End? {
    isFinishedByListener ? end() ?? unbegun() : nil
  }

  /// Whether the listener finishes a stream, and nothing else does.
  var isFinishedByListener: Bool {
    StreamFinishes(view: view).find().map { !$0.isEmpty } ?? false && !isClosingHeard
  }

  private func unbegun() -> SlotEnds.End? {
    guard view.slot.isConstant, let owner = view.slot.owner, Listeners(view: view).find() == [owner],
      !program.deinitializers(of: owner).contains(where: view.isReached),
      WorkOfListeners(view: view, listeners: [owner], isWithEnds: true).isAll, GivenCarriers(view: view).areKeptHereOnly
    else { return nil }
    return UnbegunEnds(view: view, owner: owner, ends: ListenerEnds(of: owner, view: view)).find()
  }

  private func end() -> SlotEnds.End? {
    guard view.slot.place == .member, !program.isTest[view.slot.file] else { return nil }
    let listeners = Listeners(view: view).find()
    guard let first = listeners.first, let announced = program.announcedEnds(of: first).first,
      !listeners.flatMap(program.deinitializers).contains(where: view.isReached)
    else { return nil }
    let ends = listeners.flatMap { ListenerEnds(of: $0, view: view).all }
    guard !ends.contains(where: view.isReached), WorkOfListeners(view: view, listeners: listeners).isAll,
      GivenCarriers(view: view).areKeptHereOnly
    else { return nil }
    if let end = ends.first { return SlotEnds.End(method: end, program) }
    guard let store = view.stores.first else { return nil }
    let site = SlotSite(file: store.body.file, range: store.range)
    return .init(end: .unheard(announced, by: first.name), site: site, body: store.body)
  }

  /// Whether a file in which the listener is made asks when a channel is closed.
  private var isClosingHeard: Bool {
    let own = view.slot.owner.map { program.members.functions("init", of: $0) } ?? []
    let makers = own.flatMap { view.callers.callers(of: $0).known.map(\.file) }
    return Set(makers + [view.slot.file]).contains { number in
      let file = program.files[number]
      return file.calls.contains { $0.name.map(tellsOfClosing) ?? false }
        || file.bodies.contains { body in
          file.containsValue(in: body) { $0.contains { $0.memberName.map(tellsOfClosing) ?? false } }
        }
    }
  }

  private func tellsOfClosing(_ name: String) -> Bool { program.models.has(name, .tellsOfClosing) }
}

extension Program {
  /// The methods by which a type hears from its protocols that its life ends.
  func announcedEnds(of type: TypeKey) -> [String] {
    var seen: Set<String> = []
    return types.ancestry(of: type).flatMap { models.announcedEnds(of: $0.path) }.filter { seen.insert($0).inserted }
  }

  /// The methods by which its protocols have a type do its work.
  func announcedWork(of type: TypeKey) -> Set<String> {
    Set(types.ancestry(of: type).flatMap { models.announcedWork(of: $0.path) })
  }
}
