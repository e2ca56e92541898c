import LeakDomain
import LeakFlow

/// Main programs that start something and wait for good: the closure that ends the program has to do so on each of its ways.
///
///     Task {
///       do { try await work(); exit(0) } catch { print(error) }
///     }
///     dispatchMain()
///
/// Omissions: programs that end at another place as well; closures with a loop, which may wait for what comes.
extension ObligationFinder {
  mutating func mainProgram(_ body: Body) {
    guard isMain(body), let model = program.models.ofMainPrograms, waitsForGood(body, model.begin.mains) else { return }
    var primitive = model.primitive
    primitive.isCalled = true
    for call in calls(in: body) {
      let site = file[call]
      for operand in site.arguments {
        guard case .body(let closure) = operand.value, isStartedOnce(operand, of: site), !hasLoop(file[closure]),
          isOnlyEnd(closure, primitive)
        else { continue }
        var obligation = Obligation(
          primitive: primitive, scope: closure, holders: ends(in: closure, primitive).map { .global($0) },
          begin: site.nameRange, carrier: site.name ?? primitive.name)
        obligation.needsDischarge = true
        found.append(obligation)
      }
    }
  }

  /// The code outside of all functions, or the function that a program begins with.
  private func isMain(_ body: Body) -> Bool {
    body.kind == .topLevel || (body.name == "main" && body.isStatic && body.parameters.isEmpty)
  }

  private func calls(in body: Body) -> [CallID] {
    body.blocks.flatMap(\.instructions).compactMap { if case .call(let id) = $0.kind { id } else { nil } }
  }

  /// `dispatchMain()`, `RunLoop.main.run()`
  private func waitsForGood(_ body: Body, _ functions: [String]) -> Bool {
    calls(in: body).contains { call in
      let site = file[call]
      guard site.arguments.isEmpty, let name = site.name else { return false }
      guard let receiver = site.receiver else { return functions.contains(name) }
      guard case .global(let type) = receiver.root else { return false }
      return functions.contains("\(type).\(name)")
    }
  }

  /// Whether a closure runs once for a call: as a model knows, or as a completion handler of a function of the sources.
  private func isStartedOnce(_ operand: CallSite.Operand, of site: CallSite) -> Bool {
    if let mode = program.models.mode(of: site, label: operand.label) { return mode == .laterOnce }
    guard let resolved = program.resolve(site, file: fileIndex),
      let index = site.arguments.firstIndex(of: operand)
    else { return false }
    return program.primitive(ofParameter: resolved.parameters[index], of: resolved.target)?.kind == .handler
  }

  private func hasLoop(_ body: Body) -> Bool {
    body.blocks.indices.contains(where: body.comesBack)
  }

  /// The functions that end the program, those first that a closure calls.
  private func ends(in closure: BodyID, _ primitive: Primitive) -> [String] {
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: closure)))
    let names = primitive.discharges.sorted()
    func isCalled(_ name: String) -> Bool {
      program.calls(named: name, file: fileIndex).contains { family.contains(file[$0].body) }
    }
    return names.filter(isCalled) + names.filter { !isCalled($0) }
  }

  /// Whether a closure ends the program, and nothing else does.
  private func isOnlyEnd(_ closure: BodyID, _ primitive: Primitive) -> Bool {
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: closure)))
    let all = primitive.discharges.flatMap { program.callsByName[$0] ?? [] }
    return all.allSatisfy { $0.file == fileIndex && family.contains(file[$0.call].body) }
      && all.contains { !isFailure(file[$0.call].arguments.first?.value) }
  }

  /// `exit(1)`: where that is all, what comes of success may well go on.
  private func isFailure(_ code: Value?) -> Bool {
    switch code {
    case .literal(.number(let text)): text != "0"
    case .global("EXIT_FAILURE"), .operation: true
    default: false
    }
  }
}
