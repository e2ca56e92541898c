import LeakFlow

/// On what a function of the sources runs a closure that it is given:
///
///     func load(_ done: @escaping (Data?) -> Void) {
///       fetch { data in DispatchQueue.main.async { done(data) } }
///     }
///
/// Omissions: closures that are called in several places, of which one runs elsewhere; those that are kept.
extension Executors {
  /// How many functions, each of which gives it to the next, are asked.
  private static let depth = 3

  /// `.main` where each use of the closure is a call on the main thread.
  func executor(ofGiven use: ClosureSites.Use) -> Executor? {
    isRunOnMain(use.operand.value, givenTo: program.files[fileIndex][use.call], Self.depth) ? .main : nil
  }

  private func isRunOnMain(_ operand: Value, givenTo site: CallSite, _ depth: Int) -> Bool {
    guard depth > 0, let resolved = program.resolve(site, file: fileIndex),
      let place = site.arguments.firstIndex(where: { $0.value == operand }),
      resolved.parameters.indices.contains(place)
    else { return false }
    let target = program.body(resolved.target)
    let parameter = resolved.parameters[place]
    guard target.parameters.indices.contains(parameter) else { return false }
    return program.executors(of: resolved.target.file).runsOnMain(
      .variable(target.parameters[parameter].variable), in: resolved.target.body, depth)
  }

  /// Whether a function calls what it is given, or gives it to one that does, and on no other thread.
  private func runsOnMain(_ given: Value, in function: BodyID, _ depth: Int) -> Bool {
    let file = program.files[fileIndex]
    var isRun = false
    for id in program.family(of: BodyRef(file: fileIndex, body: function)) {
      for block in file[id].blocks {
        guard !block.values.contains(where: { has(given, in: $0) }) else { return false }
        for case .call(let call) in block.instructions.map(\.kind) {
          let site = file[call]
          if site.callee == given {
            guard self[id] == .main else { return false }
            isRun = true
          } else if site.arguments.contains(where: { $0.value == given }) {
            guard isRunOnMain(given, givenTo: site, depth - 1) else { return false }
            isRun = true
          } else if has(given, in: site.callee) || site.arguments.contains(where: { has(given, in: $0.value) }) {
            return false
          }
        }
      }
    }
    return isRun
  }

  private func has(_ given: Value, in value: Value) -> Bool { value.contains { $0 == given } }
}
