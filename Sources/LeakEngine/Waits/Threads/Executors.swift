import LeakDomain
import LeakFlow

/// Finds out on what the bodies of a file run.
final class Executors {
  unowned let program: Program
  let fileIndex: Int
  let closures: ClosureSites
  private let types: TypeIsolations
  static let mainActor = "MainActor"
  private var known: [BodyID: Executor] = [:]
  private var file: FlowFile { program.files[fileIndex] }

  init(_ program: Program, file: Int, types: TypeIsolations) {
    self.program = program
    self.fileIndex = file
    self.types = types
    closures = ClosureSites(program.files[file])
  }

  subscript(body: BodyID) -> Executor {
    if let executor = known[body] { return executor }
    // What leads back to itself is not known.
    known[body] = .unknown
    let executor = find(file[body])
    known[body] = executor
    return executor
  }

  private func find(_ body: Body) -> Executor {
    if body.attributes.contains(Self.mainActor) { return .main }
    switch body.kind {
    case .topLevel: return .unknown
    case .initialValue: return body.isAsync ? .pool : .unknown
    case .function(.closure): return closure(body)
    case .function where body.parent != nil:
      // A local function runs where it is called.
      return body.isAsync ? .pool : .unknown
    case .function: return member(body)
    }
  }

  /// A function or a member of a type.
  private func member(_ body: Body) -> Executor {
    if isHandlerMethod(body) || answersRequest(body) { return .eventLoop }
    let isIsolated = !body.modifiers.contains { ["nonisolated", "static", "class"].contains($0) }
    if isIsolated, !body.isAsync, let path = body.typePath, program.models.isType(path, .onEventLoop) {
      return .eventLoop
    }
    if isIsolated, let type = body.typeName {
      if let isolation = types[type] { return isolation }
    }
    return body.isAsync ? .pool : .caller
  }

  /// A method that a channel calls on its event loop.
  private func isHandlerMethod(_ body: Body) -> Bool {
    !body.isAsync && body.parameters.contains { program.models.isType($0.type?.baseName, .handlerContext) }
  }

  /// A function that is given a request and gives a future of the answer: a server calls it on the event loop of the request.
  private func answersRequest(_ body: Body) -> Bool {
    !body.isAsync && program.models.isType(body.result?.baseName, .loopFuture)
      && file.imports.contains { program.models.has($0, .loopFutureModule) }
      && body.parameters.contains { parameter in
        guard let type = parameter.type?.baseName else { return false }
        return program.models.isType(type, .loopRequest) && !program.types.isDeclared(type)
      }
  }

  // MARK: Closures

  private func closure(_ body: Body) -> Executor {
    guard let use = closures[body.id] else { return body.isAsync ? .pool : .unknown }
    let site = file[use.call]
    let places = program.traits(of: site, file: fileIndex).lazy.compactMap { self.place($0, site) }
    if let place = places.first, place != .eventLoop || !body.isAsync { return place }
    switch program.models.mode(of: site, label: use.operand.label) {
    case .nowOnce, .nowPerhaps, .nowMany: return self[site.body]
    default: return executor(ofGiven: use) ?? .unknown
    }
  }

  private func place(_ model: FunctionModel, _ site: CallSite) -> Executor? {
    switch model.runsOn {
    case .pool: .pool
    case .task: task(in: site.body)
    case .main: .main
    case .eventLoop: .eventLoop
    case .queue: site.receiver.flatMap { queue($0, in: site.body) }
    case nil: nil
    }
  }

  /// A task takes over the isolation of its surroundings, and the pool where these have none.
  private func task(in body: BodyID) -> Executor {
    switch self[body] {
    case .main: .main
    case .actor(let name): .actor(name)
    default: .pool
    }
  }

  private func queue(_ receiver: Value, in body: BodyID) -> Executor? {
    switch receiver {
    case _ where receiver.isMainQueue: return .main
    case .call(let id) where file[id].name == "global": return .unknown
    default:
      let type = program.typeName(of: receiver, file: fileIndex, in: file[body])
      return type == nil || type == "DispatchQueue" || type == "OperationQueue" ? .queue(receiver) : nil
    }
  }
}

extension Value {
  /// `DispatchQueue.main`, `OperationQueue.main`
  var isMainQueue: Bool {
    self == .member(.global("DispatchQueue"), "main") || self == .member(.global("OperationQueue"), "main")
  }
}
