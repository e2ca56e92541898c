import LeakDomain
import LeakFlow
import LeakModel

/// Answers of which each has a callback of its own, and one has none: an alert's action without a handler beside one
/// whose handler resumes, or `nil` for what is to be called on failure beside a callback for success. When that one
/// comes, nothing runs.
///
/// Omissions: handlers that are no closures, and alerts of which a body makes several. A completion handler need not be
/// called when the user takes back what he has begun, save where a framework asks its delegate for a decision.
extension ObligationAnalysis {
  /// Notes the answers beside this call, or in it, on which nothing is called, given that one of its closures discharges.
  func noteMissingCallbacks(beside id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) {
    guard let name = site.name else { return }
    if program.models.has(name, .choice), wantsEachAnswer(of: site, state) {
      for choice in choices(beside: site) { noteMissing(choice, state, facts) }
    }
    if let label = missingFailure(in: site, state) { noteMissing(label, at: site.nameRange) }
    if hearsOfSuccessOnly(site, state), mayFail(id) { noteMissing("\(name)(onFailure:)", at: site.nameRange) }
  }

  /// Whether somebody waits whatever the user chooses: a task, the framework that asks for an answer, or a caller who is told by
  /// this choice that the answer is yes, and so expects a no.
  private func wantsEachAnswer(of site: CallSite, _ state: Tracked) -> Bool {
    switch primitive.kind {
    case .continuation, .promise: true
    case .handler:
      file[scope].isToldBySubject || isGivenToScope
        || state.holders.contains { holder in
          guard case .variable(let id) = holder else { return false }
          return program.models.has(file[id].name, .awaitedHandler)
        } || site.arguments.contains { saysYes($0, state) }
    default: false
    }
  }

  /// Whether a framework gives the handler to the closure that has to see to it: `UIContextualAction { _, _, completionHandler in … }`
  private var isGivenToScope: Bool {
    guard file[scope].isClosure, let parent = file[scope].parent,
      let name = file[parent].call(given: scope, in: file).flatMap({ file[$0].name })
    else { return false }
    return program.models.primitive(givenToClosureOf: name) != nil
  }

  /// Whether a closure calls the handler with `true`, or with the outcome that a failure would have had as well.
  private func saysYes(_ operand: CallSite.Operand, _ state: Tracked) -> Bool {
    guard let closure = closure(in: operand.value, state) else { return false }
    let family = program.family(of: BodyRef(file: fileIndex, body: closure))
    return file.calls.contains { call in
      guard family.contains(call.body), state.isHolder(call.callee), let answer = call.arguments.first?.value else {
        return false
      }
      return answer == .literal(.bool(true)) || program.caseName(of: answer, in: file) == "success"
    }
  }

  private func noteMissing(_ name: String, at range: SourceRange) {
    note(
      OpenExit(exit: Exit(.end, value: nil, range: range), kind: .missingCallback(name), viaCall: nil, trace: []))
    noteSettled()
  }

  /// The actions of the same alert.
  private func choices(beside site: CallSite) -> [CallID] {
    let beside = file.calls.indices.filter { file.calls[$0].body == site.body && file.calls[$0].name != nil }
    let alerts = beside.filter { file.calls[$0].name.map { program.models.has($0, .offersChoices) } ?? false }
    guard alerts.count == 1 else { return [] }
    return beside.filter { file.calls[$0].name.map { program.models.has($0, .choice) } ?? false }.map { CallID($0) }
  }

  /// Notes an action that does nothing when it is chosen, or something that has nothing to do with whoever waits.
  private func noteMissing(_ choice: CallID, _ state: Tracked, _ facts: Facts) {
    let site = file[choice]
    let handler = site.arguments.first { $0.label == "handler" || $0.isTrailingClosure }
    switch handler?.value {
    case nil, .literal(.nil)?: noteMissing(site.name ?? "action", at: site.nameRange)
    case .body(let closure)? where file[closure].blocks.allSatisfy(\.instructions.isEmpty):
      noteMissing(site.name ?? "action", at: site.nameRange)
    case .body(let closure)? where !mentions(closure, state):
      noteForgetting(closure, call: choice, state, facts, failure: nil)
    default: break
    }
  }

  /// The label of a callback for failures that is `nil`, where the only closure of a call is for success.
  private func missingFailure(in site: CallSite, _ state: Tracked) -> String? {
    let given = site.arguments.filter { closure(in: $0.value, state) != nil }
    guard given.count == 1, let label = given[0].label, !program.models.has(label, .completionHandler) else {
      return nil
    }
    return site.arguments.lazy.filter { $0.value == .literal(.nil) }.compactMap(\.label)
      .first { program.models.has($0, .failureCallback) && !isOfTheSources(site, with: $0) }
  }

  /// `single.subscribe(onSuccess: { … })`: whoever hears of an outcome hears of a failure by another closure, which is not there.
  private func hearsOfSuccessOnly(_ site: CallSite, _ state: Tracked) -> Bool {
    guard let name = site.name, program.models.has(name, .hearsOutcome), site.receiver != nil else { return false }
    let labels = site.arguments.map(\.label)
    return labels.contains("onSuccess")
      && !labels.contains { $0.map { program.models.has($0, .failureCallback) } ?? true }
      && site.arguments.contains { $0.label == "onSuccess" && closure(in: $0.value, state) != nil }
      && !site.arguments.contains { $0.label != "onSuccess" && closure(in: $0.value, state) != nil }
  }

  /// Whether a call may go to a function whose body tells what comes of a missing callback.
  private func isOfTheSources(_ site: CallSite, with label: String) -> Bool {
    (site.name.flatMap { program.functions[$0] } ?? []).contains { ref in
      program.body(ref).parameters.contains { $0.label == label }
    }
  }
}

extension Body {
  /// Whether it is a method of a delegate, by the convention of Apple's frameworks: it has the name of the object that calls it, and is
  /// given that object first, as in `webView(_ webView: WKWebView, …)`.
  fileprivate var isToldBySubject: Bool {
    guard kind == .function(.function), parameters.count > 1, let subject = parameters.first, subject.label == nil,
      let type = subject.type?.unwrapped.baseName
    else { return false }
    return type.lowercased().hasSuffix(name.lowercased())
  }
}
