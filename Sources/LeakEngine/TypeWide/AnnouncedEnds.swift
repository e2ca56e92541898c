import LeakDomain
import LeakFlow

/// Ends that a protocol announces to its types, as a pipeline does to its handlers, and that leave what is kept where it is.
///
/// Something else may run because of the end, and settle what is kept: a timer, the callback of a future, a method that others
/// call. So an end counts only where all that has to do with the waiters is `WorkOfListeners`.
struct AnnouncedEnds {
  let view: SlotView
  private var program: Program { view.program }

  func find() -> SlotEnds.End? {
    guard view.slot.place == .member, [.promise, .continuation].contains(view.primitive.kind),
      let store = view.stores.first, !program.isTest[view.slot.file]
    else { return nil }
    let listeners = Listeners(view: view).find()
    guard let first = listeners.first, let announced = program.announcedEnds(of: first).first,
      !listeners.flatMap(program.deinitializers).contains(where: view.isReached)
    else { return nil }
    let ends = listeners.flatMap { ListenerEnds(of: $0, view: view).all }
    guard !ends.contains(where: view.isReached), WorkOfListeners(view: view, listeners: listeners).isAll,
      GivenCarriers(view: view).areKeptHereOnly
    else { return nil }
    if let end = ends.first { return SlotEnds.End(method: end, program) }
    let site = SlotSite(file: store.body.file, range: store.range)
    return .init(end: .unheard(announced, by: first.name), site: site, body: store.body)
  }
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
