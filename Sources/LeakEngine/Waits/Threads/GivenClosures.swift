import LeakFlow

/// On what a function of the sources runs a closure that it is given:
///
///     func load(_ done: @escaping (Data?) -> Void) {
///       fetch { data in DispatchQueue.main.async { done(data) } }
///     }
///
/// Omissions: closures that are called in several places, of which one runs elsewhere; those that are kept.
extension Executors {
  /// `.main` where each use of the closure is a call on the main thread.
  func executor(ofGiven use: ClosureSites.Use) -> Executor? {
    let site = program.files[fileIndex][use.call]
    guard let resolved = program.resolve(site, file: fileIndex),
      let place = site.arguments.firstIndex(where: { $0.value == use.operand.value }),
      resolved.parameters.indices.contains(place)
    else { return nil }
    let target = program.body(resolved.target)
    let parameter = resolved.parameters[place]
    guard target.parameters.indices.contains(parameter) else { return nil }
    return program.executors(of: resolved.target.file).runsOnMain(
      .variable(target.parameters[parameter].variable), in: resolved.target.body) ? .main : nil
  }

  /// Whether a function calls what it is given, and on no other thread.
  private func runsOnMain(_ given: Value, in function: BodyID) -> Bool {
    let file = program.files[fileIndex]
    var callers: [BodyID] = []
    for id in program.family(of: BodyRef(file: fileIndex, body: function)) {
      for block in file[id].blocks {
        guard !block.values.contains(where: { has(given, in: $0) }) else { return false }
        for case .call(let call) in block.instructions.map(\.kind) {
          if file[call].callee == given {
            callers.append(id)
          } else if has(given, in: file[call].callee) || file[call].arguments.contains(where: { has(given, in: $0.value) }) {
            return false
          }
        }
      }
    }
    return !callers.isEmpty && callers.allSatisfy { self[$0] == .main }
  }

  private func has(_ given: Value, in value: Value) -> Bool { value.contains { $0 == given } }
}
