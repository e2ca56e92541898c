import LeakDomain
import LeakFlow
import LeakModel

/// Streams: whoever holds the continuation must finish.
extension ObligationFinder {
  /// `AsyncStream { continuation in … }`
  mutating func builtStream(_ call: CallID, _ site: CallSite, _ primitive: Primitive) {
    guard let operand = site.arguments.last, operand.label == nil || operand.label == "build",
      case .body(let closure) = operand.value, let parameter = file[closure].parameters.first
    else { return }
    let variable = file[parameter.variable]
    guard variable.name != "_" else { return }
    var obligation = Obligation(
      primitive: primitive, scope: closure, holders: [.variable(parameter.variable)], begin: site.nameRange,
      carrier: variable.name)
    obligation.scopeRunsNow = true
    obligation.streams = file.streams(builtBy: call)
    found.append(obligation)
  }

  mutating func stream(builtBy site: CallSite, _ name: String, at point: Point) {
    guard case .global = site.callee, case .call(let id) = point.instruction,
      let primitive = program.stream(ofType: name, in: BodyRef(file: fileIndex, body: site.body))
    else { return }
    builtStream(id, site, primitive)
  }

  /// What a call of a type's `makeStream` makes.
  func stream(madeBy site: CallSite) -> Primitive? {
    guard case .member(.global(let type), "makeStream") = site.callee else { return nil }
    return program.stream(ofType: type, in: BodyRef(file: fileIndex, body: site.body))
  }

  /// `let (stream, continuation) = AsyncStream.makeStream()` and `let pair = …`
  mutating func made(_ primitive: Primitive, _ call: CallID, holder: Value, at point: Point) {
    var waiters = file.streams(madeBy: call)
    var name = "continuation"
    if case .variable(let id) = holder { name = file[id].name }
    if case .member(let base, _) = holder { waiters.append(.member(base, "stream")) }
    var obligation = Obligation(
      primitive: primitive, scope: point.body.id, holders: [holder], trigger: point.instruction,
      begin: file[call].nameRange, carrier: name)
    obligation.needsWaiter = true
    obligation.waiterValues = waiters
    obligation.streams = waiters
    if ScopedReaders(program: program, file: fileIndex).isLent(streamOf: call) {
      // Who is lent a stream may read as long as it likes; who throws has read.
      obligation.needsDischarge = true
      obligation.throwTellsCaller = true
    }
    found.append(obligation)
  }
}
