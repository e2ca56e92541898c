import LeakDomain
import LeakFlow
import LeakModel

/// The races of all files, and the functions that let a closure of their callers race.
struct ProgramRaces: Sendable {
  private(set) var races: [[Race]] = []
  private(set) var helpers: [Helper] = []

  /// A function that lets a closure of its caller race with something of its own, or gives it on to one that does.
  struct Helper: Sendable {
    var ref: BodyRef
    var parameter: Int
    var group: Spot
  }

  init() {}

  init(_ program: Program) {
    races = program.files.indices.map { RaceFinder(program, file: $0).find() }
    helpers = races.enumerated().flatMap { index, races in
      races.flatMap { Self.helpers($0, file: index, of: program) }
    }
    var last = helpers
    for _ in 0..<Self.steps where !last.isEmpty {
      last = last.flatMap { Self.helpers(givingOnTo: $0, of: program) }
      helpers += last
    }
  }

  /// How many functions, each of which gives on to the next what it is given, are asked.
  private static let steps = 3

  private static func helpers(givingOnTo helper: Helper, of program: Program) -> [Helper] {
    program.giversOn(to: Program.Given(function: helper.ref, number: helper.parameter)).compactMap { giver in
      guard giver.function != helper.ref else { return nil }
      return Helper(ref: giver.function, parameter: giver.number, group: helper.group)
    }
  }

  private static func helpers(_ race: Race, file index: Int, of program: Program) -> [Helper] {
    let file = program.files[index]
    let root = program.root(of: BodyRef(file: index, body: race.body))
    return file[root.body].parameters.enumerated().compactMap { number, parameter in
      guard parameter.type?.functionType?.isAsync == true else { return nil }
      let isCalled = race.children.contains { child in
        file.calls.contains { $0.body == child.body && $0.callee == .variable(parameter.variable) }
      }
      guard isCalled || race.given.contains(parameter.variable) else { return nil }
      let spot = Wording(file: file).spot(file[race.group].nameRange)
      return Helper(ref: root, parameter: number, group: spot)
    }
  }
}
