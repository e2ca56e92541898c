import LeakAST
import LeakDomain
import LeakModel

/// The call that meets an obligation at some place.
struct Discharge: Hashable {
  var text: String
  /// The value or error at hand is the one that belongs there.
  var isCertain: Bool
}

/// Writes discharges of one obligation.
struct DischargeWriter {
  let layout: SourceLayout
  let verdict: Verdict
  let carrier: Carrier
  private let shape: WaiterShape
  /// The carrier may be nil.
  var isOptional: Bool { shape.isOptional }
  /// What the other exits do, where only the model of the primitive tells of it.
  let elsewhere: LikeElsewhere?

  init(_ layout: SourceLayout, _ verdict: Verdict, carrier: Carrier, throwing: Bool = false) {
    self.layout = layout
    self.verdict = verdict
    self.carrier = carrier
    var shape = WaiterShape(layout, verdict)
    if throwing { shape.canThrow = true }
    self.shape = shape
    elsewhere = verdict.primitive.kind == .custom ? LikeElsewhere(layout, verdict, carrier) : nil
  }

  private var name: String { carrier.expression }
  /// The same where it may be nil.
  private var optionalName: String { OptionalHolder(layout: layout, verdict: verdict, carrier: carrier).expression }

  /// - Parameters:
  ///   - place: where the call is to stand.
  ///   - error: the error to tell, where the exit itself says which.
  func discharge(at place: SourceRange, conditions: [String], error: String? = nil) -> Discharge? {
    let path = layout.file.path(to: place)
    guard isVisible(on: path, at: place), isAtHand(on: path) else { return nil }
    let errors = ErrorsAtHand(layout: layout, path: path, place: place, conditions: conditions)
    let given = error.map { ErrorsAtHand.Choice(text: $0, isCertain: true) }
    let known = discharge(given, errors, VisibleName.all(on: path, before: place.start), on: path)
    // Where the work has brought a value, "nothing" is hardly what belongs there.
    return known.map {
      Discharge(text: $0.text, isCertain: $0.isCertain && (given != nil || !bringsValue(path, place)))
    }
  }

  private func discharge(
    _ given: ErrorsAtHand.Choice?, _ errors: ErrorsAtHand, _ names: [VisibleName], on path: [Node]
  ) -> Discharge? {
    let isUnwrapped = names.contains { $0.name == name && $0.origin == .unwrapped }
    switch verdict.primitive.kind {
    case .group: return giveBack("leave", errors, names, on: path)
    case .semaphore: return giveBack("signal", errors, names, on: path)
    case .stream, .channel: return finish(given ?? errors.choice(), isUnwrapped: isUnwrapped)
    case .continuation: return resume(given, errors, isUnwrapped: isUnwrapped)
    case .promise where verdict.primitive.ending != nil: return end(errors, given)
    case .promise where failing == nil: return settle(given ?? errors.choice())
    case .promise: return fail(given ?? errors.choice(), isUnwrapped: isUnwrapped)
    case .action: return end(given ?? errors.choice())
    case .operation:
      return OperationEnding(layout, verdict).map { Discharge(text: $0.text(on: path, names), isCertain: true) }
    case .custom where verdict.primitive.isTaken && verdict.primitive.discharges.count == 1:
      return verdict.primitive.discharges.first.flatMap { giveBack($0, errors, names, on: path) }
    case .custom where verdict.primitive.isTaken: return giveBackByFunction()
    case .custom where verdict.primitive.isCalled: return Discharge(text: "\(name)(1)", isCertain: true)
    case .custom where carrier.expression == "self":
      return tell(given ?? errors.choice()) ?? elsewhere?.discharge(nil)
    case .custom: return elsewhere?.discharge(given ?? errors.choice())
    case .handler: return call(given, errors, isUnwrapped: isUnwrapped)
    }
  }

  /// What is taken and given back by methods of one thing, mostly one that the type keeps.
  private func giveBack(
    _ method: String, _ errors: ErrorsAtHand, _ names: [VisibleName], on path: [Node]
  ) -> Discharge? {
    let member = OwnMember(expression: name)
    // There is no way from a reference that is gone to what it had.
    if errors.isOwnerGone, member.isOwn(on: path, names) { return nil }
    let expression = member.expression(on: path, names)
    guard let elsewhere else { return Discharge(text: "\(expression).\(method)()", isCertain: true) }
    // A method of a semaphore gives back what it has taken itself.
    let call = name == method ? method : "\(expression).\(method)"
    let text = "\(call)(\(elsewhere.operands ?? ""))"
    return Discharge(text: elsewhere.isAwaited ? "await \(text)" : text, isCertain: true)
  }

  /// What a function of C has taken is given back by the function whose name begins like its own:
  /// `pthread_rwlock_unlock` after `pthread_rwlock_rdlock`.
  private func giveBackByFunction() -> Discharge? {
    let taking = layout.text(verdict.begin.location.range)
    guard let operands = taking.firstIndex(of: "(") else { return nil }
    let name = taking[..<operands]
    let methods = verdict.primitive.discharges.sorted()
    func likeness(_ method: String) -> Int { zip(method, name).prefix { $0 == $1 }.count }
    let likest = methods.max { likeness($0) < likeness($1) }
    return likest.map { Discharge(text: $0 + taking[operands...], isCertain: true) }
  }

  /// Whether the innermost `if let` around is one that has found something other than an error.
  private func bringsValue(_ path: [Node], _ place: SourceRange) -> Bool {
    guard verdict.primitive.kind == .continuation || verdict.primitive.kind == .handler,
      let index = path.lastIndex(where: {
        if case .statement(let inner) = $0, case .if = inner.kind { true } else { false }
      }),
      index + 1 < path.count, case .statement(let statement) = path[index], case .if(let branch) = statement.kind,
      case .block(let block) = path[index + 1], block == branch.then
    else { return false }
    return VisibleName.all(on: Array(path[index...(index + 1)]), before: place.start).contains { name in
      name.origin == .unwrapped && !ErrorsAtHand.isError(name.name)
    }
  }

  /// Whether the function itself speaks of the member that carries it, which may be private.
  private func isAtHand(on path: [Node]) -> Bool {
    guard carrier.wrapper != nil else { return true }
    return path.first { if case .function = $0 { true } else { false } }.map(carrier.isUsed) ?? false
  }

  /// Whether the carrier can be named at the end of a path.
  private func isVisible(on path: [Node], at place: SourceRange) -> Bool {
    let root = carrier.root
    if verdict.primitive.kind == .custom, verdict.primitive.isCalled { return true }
    if root == "self" || verdict.primitive.kind == .operation { return true }
    if root.hasPrefix("$") {
      // The shorthand belongs to the closure of the continuation alone.
      let closure = path.last { if case .function = $0 { true } else { false } }
      return closure?.range.contains(verdict.begin.location.range) != true
        && layout.file.path(to: verdict.begin.location.range).contains { $0.isDirectParent(of: closure) }
    }
    let names = VisibleName.all(on: path, before: place.start)
    if root != "_", names.contains(where: { $0.name == root }) { return true }
    if OwnMember(expression: root).isOwn(on: path, names) { return true }
    // A member of the type around.
    let isOfType = verdict.primitive.kind == .group || verdict.primitive.isTaken
    return isOfType && !layout.file.path(to: verdict.begin.location.range).isEmpty
  }

  private func finish(_ error: ErrorsAtHand.Choice?, isUnwrapped: Bool) -> Discharge {
    let name = shape.isOptional && !isUnwrapped ? optionalName : name
    if verdict.primitive.endsWithError, let error, error.isCertain {
      let isChannel = verdict.primitive.kind == .channel
      return Discharge(
        text: isChannel ? "\(name).fail(\(error.text))" : "\(name).finish(throwing: \(error.text))", isCertain: true)
    }
    let end = verdict.primitive.discharges.contains("finish") ? "finish()" : "send(completion: .finished)"
    return Discharge(text: "\(name).\(end)", isCertain: true)
  }

  /// What a framework waits for: the failure of it.
  private func end(_ error: ErrorsAtHand.Choice?) -> Discharge? {
    let methods = verdict.primitive.discharges
    if methods.contains("fail") { return Discharge(text: "\(name).fail()", isCertain: true) }
    if methods == ["setTaskCompleted"] {
      return Discharge(text: "\(name).setTaskCompleted(success: false)", isCertain: true)
    }
    let failing = methods.contains("didFailWithError") ? "didFailWithError(" : "finish(with: "
    guard failing.hasPrefix("did") || methods.contains("finish(with:)") else { return nil }
    return error.map { Discharge(text: "\(name).\(failing)\($0.text))", isCertain: $0.isCertain) }
  }

  private func fail(_ error: ErrorsAtHand.Choice?, isUnwrapped: Bool) -> Discharge? {
    let name = shape.isOptional && !isUnwrapped ? optionalName : name
    return error.flatMap { error in
      failing.map { Discharge(text: "\(name)\($0)\(error.text))", isCertain: error.isCertain) }
    }
  }

  /// A promise of a type of the sources, by what its methods take.
  private func end(_ errors: ErrorsAtHand, _ given: ErrorsAtHand.Choice?) -> Discharge? {
    let mark = shape.isOptional ? "?" : ""
    let ending = verdict.primitive.ending?.call(
      given ?? errors.choice(), nil, canThrow: false, in: layout.file)
    return ending.map { Discharge(text: "\(name)\(mark).\($0.text)", isCertain: $0.isCertain) }
  }

  /// What an object tells of its failure, by the member that it has for that: `client?.urlProtocol(self, didFailWithError: error)`.
  private func tell(_ error: ErrorsAtHand.Choice?) -> Discharge? {
    let error = error ?? ErrorsAtHand.Choice(text: "CancellationError()", isCertain: false)
    guard verdict.primitive.parts.count == 1, let part = verdict.primitive.parts.first else { return nil }
    let methods = verdict.primitive.discharges.sorted().lazy.map { $0.split { "(:)".contains($0) } }
    return methods.first { $0.count == 3 && $0[1] == "_" && $0[2].hasSuffix("Error") }.map { words in
      Discharge(
        text: "self.\(part)?.\(words[0])(self, \(words[2]): \(error.text))", isCertain: error.isCertain)
    }
  }

  /// A promise that is called with its result, or with the event that ends it.
  private func settle(_ error: ErrorsAtHand.Choice?) -> Discharge? {
    let failure: String
    switch shape.futureName {
    case "Future", "Single": failure = ".failure"
    case "Maybe", "Completable": failure = ".error"
    case "Observable":
      let known = error.flatMap { $0.isCertain ? "onError(\($0.text))" : nil }
      return Discharge(text: "\(name).\(known ?? "onCompleted()")", isCertain: true)
    default: return nil
    }
    let error = error ?? ErrorsAtHand.Choice(text: "CancellationError()", isCertain: false)
    return Discharge(text: "\(name)(\(failure)(\(error.text)))", isCertain: error.isCertain)
  }

  /// How a promise of this kind is failed, up to the error.
  private var failing: String? {
    let methods = verdict.primitive.discharges
    if methods.contains("fail") { return ".fail(" }
    if methods.contains("reject") { return ".reject(" }
    return nil
  }

  private func resume(_ given: ErrorsAtHand.Choice?, _ errors: ErrorsAtHand, isUnwrapped: Bool) -> Discharge? {
    let name = shape.isOptional && !isUnwrapped ? optionalName : name
    if let ending = verdict.primitive.ending {
      let error = given ?? errors.choice(type: ending.takesAnyError ? nil : shape.errorType)
      let value = shape.value(in: layout.file)
      return ending.call(error, value, canThrow: shape.canThrow, in: layout.file).map {
        Discharge(text: "\(name).\($0.text)", isCertain: $0.isCertain)
      }
    }
    if shape.canThrow, let error = given ?? errors.choice(type: shape.errorType) {
      return Discharge(text: "\(name).resume(throwing: \(error.text))", isCertain: error.isCertain)
    }
    // Whoever can be told of an error is not given a value in its place that may mean something.
    guard let value = shape.value(in: layout.file), value.isCertain || !shape.canThrow else { return nil }
    if value.text == "()" { return Discharge(text: "\(name).resume()", isCertain: !shape.canThrow) }
    return Discharge(text: "\(name).resume(returning: \(value.text))", isCertain: value.isCertain && !shape.canThrow)
  }

  private func call(
    _ given: ErrorsAtHand.Choice?, _ errors: ErrorsAtHand, isUnwrapped: Bool
  ) -> Discharge? {
    guard let parameters = shape.handler?.parameters else {
      return shape.uses.areAnswers ? Discharge(text: "\(name)(false)", isCertain: false) : nil
    }
    var isCertain = true
    var arguments: [String] = []
    for type in parameters {
      guard let choice = argument(type, given, errors, isOnly: parameters.count == 1) else { return nil }
      arguments.append(choice.text)
      isCertain = isCertain && choice.isCertain
    }
    let name = shape.isOptional && !isUnwrapped ? optionalName : name
    let call = "\(name)(\(arguments.joined(separator: ", ")))"
    return Discharge(text: shape.uses.areAwaited ? "await \(call)" : call, isCertain: isCertain)
  }

  private func argument(
    _ type: TypeRef, _ given: ErrorsAtHand.Choice?, _ errors: ErrorsAtHand, isOnly: Bool
  ) -> DefaultValues.Choice? {
    switch type {
    case .named("Result", let arguments), .named("Swift.Result", let arguments):
      guard arguments.count == 2, let failure = arguments[1].baseName else { return nil }
      let error = failure == "Error" ? given ?? errors.choice() : errors.choice(type: failure)
      return error.map { DefaultValues.Choice(text: ".failure(\($0.text))", isCertain: $0.isCertain) }
    case .optional(let wrapped)
    where wrapped.baseName?.hasSuffix("Error") == true && !isOnly || wrapped.baseName == "Error":
      return optionalError(wrapped, given, errors, isOnly: isOnly)
    case .named(let name, _) where name == "Error":
      return (given ?? errors.choice()).map { DefaultValues.Choice(text: $0.text, isCertain: $0.isCertain) }
    case .named("String", _) where shape.uses.tellErrors: return nil
    default: return DefaultValues.choice(for: type, in: layout.file)
    }
  }

  private func optionalError(
    _ type: TypeRef, _ given: ErrorsAtHand.Choice?, _ errors: ErrorsAtHand, isOnly: Bool
  ) -> DefaultValues.Choice {
    let choice = type.baseName == "Error" ? given ?? errors.choice() : errors.choice(type: type.baseName)
    if let choice, choice.isCertain { return DefaultValues.Choice(text: choice.text, isCertain: true) }
    if type.baseName == "Error", let error = errors.optionalError {
      return DefaultValues.Choice(text: error, isCertain: false)
    }
    // Where the only thing that is told is an error, nil would say that all went well.
    let failure = isOnly && errors.isForWant ? "CancellationError()" : "nil"
    return DefaultValues.Choice(text: choice?.text ?? failure, isCertain: false)
  }
}

extension Primitive {
  /// Whether its end may be an error, which whoever reads it throws.
  var endsWithError: Bool { ["AsyncThrowingStream", "AsyncThrowingChannel"].contains(name) }
}

extension Node {
  /// Whether `closure` is a closure given directly to this call.
  fileprivate func isDirectParent(of closure: Node?) -> Bool {
    guard case .expression(let expression) = self, case .call(let call) = expression.kind, let closure else {
      return false
    }
    return call.arguments.contains { $0.value.isClosure && $0.value.range == closure.range }
  }
}
