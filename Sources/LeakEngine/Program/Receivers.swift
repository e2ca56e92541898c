import LeakAST
import LeakDomain
import LeakFlow

/// Models of functions that hold for some receivers only.
extension Program {
  /// What is known of the function of a call, as far as the receiver tells that it is meant.
  func traits(of site: CallSite, file: Int) -> [FunctionModel] {
    let call = calledOnSelf(site, file: file)
    return models.traits(of: call).filter { model in
      model.receivers.isEmpty || model.receivers.contains { isReceiver($0, of: call, file: file) }
    }
  }

  /// A call of a method without a receiver in an extension of a type of others: `requestImage(…) { … }` in one of `PHImageManager`.
  func calledOnSelf(_ site: CallSite, file: Int) -> CallSite {
    guard case .global(let name) = site.callee, name.beginsInLowercase, functions[name] == nil,
      let path = body(BodyRef(file: file, body: site.body)).typePath, !types.isDeclared(path)
    else { return site }
    return site.called(as: .member(.selfReference, name))
  }

  /// Whether the errors of a call tell of nothing but a cancellation.
  func throwsOnlyWhenCancelled(_ site: CallSite, file: Int) -> Bool {
    traits(of: site, file: file).contains { $0.failure == .whenCancelled }
  }

  func throwsNothing(_ site: CallSite, file: Int) -> Bool {
    traits(of: site, file: file).contains { $0.failure == .never } || makesOwnWithoutThrowing(site, file)
  }

  /// Whether a call makes an object of the sources of nothing, by an initialiser that throws nothing or stands nowhere: `A()` in
  /// `try await A().load()`.
  private func makesOwnWithoutThrowing(_ site: CallSite, _ file: Int) -> Bool {
    let ref = BodyRef(file: file, body: site.body)
    guard site.arguments.isEmpty, case .global(let name) = site.callee, name.isCapitalized,
      types.isDeclared(name),
      case .type(let key)? = staticType(of: site.callee, in: ref)
    else { return false }
    let initializers = types.ancestry(of: key).flatMap { members.functions("init", of: $0) }
    return initializers.allSatisfy { body($0).throwing == .never }
  }

  /// Whether what the closures of a call throw ends in it.
  func catchesErrors(_ site: CallSite, file: Int) -> Bool {
    traits(of: site, file: file).contains { $0.failure == .caught }
  }

  /// Whether the receiver of a call is a type itself, or a value of it.
  private func isReceiver(_ type: String, of site: CallSite, file: Int) -> Bool {
    guard let receiver = site.receiver else { return false }
    if receiver == .global(type) { return true }
    switch type {
    case "EventLoop": return Futures(self, file: file).isEventLoop(receiver, in: site.body)
    case "EventLoopFuture": return Futures(self, file: file).isFuture(receiver, in: site.body)
    case "DispatchQueue": return mayBeQueue(receiver, site, file)
    default: return typeName(of: receiver, file: file, in: files[file][site.body]) == type
    }
  }

  /// A queue that a file gets from elsewhere mostly has no type that is known.
  private func mayBeQueue(_ receiver: Value, _ site: CallSite, _ file: Int) -> Bool {
    let type = typeName(of: receiver, file: file, in: files[file][site.body])
    return type == nil || type == "DispatchQueue"
  }
}

extension FlowFile {
  /// The test whether the sequence on which a method is called has elements.
  func emptiness(ofReceiverOf site: CallSite) -> Test? {
    site.receiver.map { .isTrue(.member($0.elementsSource { self[$0] }, "isEmpty")) }
  }
}
