import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Children that lose a race and cannot be cancelled: the group waits for them at the end of its scope.
///
/// Omissions: whether the wait ends by itself, sooner or later, is not known; a race helper that is a method of a
/// protocol, and children whose body is a function by name, are not followed.
struct LostRaces {
  let program: Program
  private let races: [[Race]]
  private let helpers: [ProgramRaces.Helper]
  private let waits: BareWaits

  init(_ program: Program, _ shared: ProgramRaces) {
    self.program = program
    waits = BareWaits(program: program)
    races = shared.races
    helpers = shared.helpers
  }

  func judge(file index: Int) -> [WaitVerdict] {
    races[index].flatMap { race in race.children.compactMap { judge($0.body, in: race, file: index) } }
      + races[index].flatMap { UnendedRaces(program: program).judge($0, file: index) }
      + helpers.flatMap { calls(of: $0, file: index) }
  }

  private func judge(_ child: BodyID, in race: Race, file index: Int) -> WaitVerdict? {
    let file = program.files[index]
    guard !releasesOthers(race, file: index), let place = waits.first(in: BodyRef(file: index, body: child)),
      !OpenedWaits(program: program).isOpened(place, for: child, in: race, file: index)
    else { return nil }
    let scope = Wording(file: file).spot(file[race.group].nameRange)
    return verdict(place, cause: .outlivesRace(helper: nil), peer: scope, in: file[child], file: index)
  }

  private func verdict(
    _ place: BareWaits.Place, cause: WaitVerdict.Cause, peer: Spot, in body: Body, file index: Int
  ) -> WaitVerdict {
    let primitive: String
    switch place.kind {
    case .continuation(let name): primitive = name
    case .taskValue: primitive = "Task"
    case .future: primitive = "EventLoopFuture"
    }
    let wait = Wording(file: program.files[place.file]).spot(place.range)
    let call = place.call.map { Wording(file: program.files[index]).spot($0.range) }
    var verdict = WaitVerdict(
      cause: cause, primitive: primitive, carrier: place.call?.name ?? primitive,
      function: VerdictBuilder(program, file: index).function(around: body), wait: call ?? wait, peer: peer)
    if call != nil { verdict.steps = [Step(spot: wait, text: "it waits here, and does not look at the cancellation")] }
    return verdict
  }

  /// Whether the body of the group does anything after the first result that may end the others.
  private func releasesOthers(_ race: Race, file index: Int) -> Bool {
    let file = program.files[index]
    guard let parameter = file[race.body].parameters.first else { return true }
    let group = Value.variable(parameter.variable)
    let reads = file.calls.filter { $0.receiver == group && $0.name == "next" }.map(\.range.start)
    guard let first = reads.min() else { return false }
    let bodies = runningAtOnce(in: race.body, file)
    return file.calls.contains { site in
      guard bodies.contains(site.body), site.range.start > first, let receiver = site.receiver, let name = site.name
      else { return false }
      return receiver != group && program.has(name, .releases)
    }
  }

  /// A body and the closures that run while it does: `tasks.forEach { $0.cancel() }`.
  private func runningAtOnce(in body: BodyID, _ file: FlowFile) -> Set<BodyID> {
    let calls = file.calls.filter { $0.body == body }
    return Set(
      [body]
        + calls.flatMap { site -> [BodyID] in
          guard program.models.runsForEach(site), case .body(let closure)? = site.arguments.last?.value else {
            return program.models.closuresRunAtOnce(by: site)
          }
          return [closure]
        })
  }

  private func calls(of helper: ProgramRaces.Helper, file index: Int) -> [WaitVerdict] {
    let file = program.files[index]
    let name = program.body(helper.ref).name
    return program.calls(named: name, file: index).compactMap { call in
      let site = file[call]
      guard let resolved = program.resolve(site, file: index), resolved.target == helper.ref,
        let operand = resolved.parameters.firstIndex(of: helper.parameter),
        case .body(let closure) = site.arguments[operand].value,
        let place = waits.first(in: BodyRef(file: index, body: closure))
      else { return nil }
      return verdict(place, cause: .outlivesRace(helper: name), peer: helper.group, in: file[closure], file: index)
    }
  }
}
