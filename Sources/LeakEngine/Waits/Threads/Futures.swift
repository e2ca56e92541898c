import LeakDomain
import LeakFlow

/// Which values are futures and event loops of SwiftNIO, by their types and by the names that only these have.
struct Futures: FileAnalysis {
  let program: Program
  let fileIndex: Int
  private var models: ModelTable { program.models }

  init(_ program: Program, file: Int) {
    self.program = program
    self.fileIndex = file
  }

  func isFuture(_ value: Value, in body: BodyID) -> Bool {
    switch value {
    case .member(_, let name) where models.has(name, .loopFuture): return true
    case .global(let name) where models.has(name, .loopFuture): return true
    case .call(let id): return makesFuture(file[id])
    case .variable(let id):
      if let type = file[id].type { return models.isType(type.baseName, .loopFuture) }
      guard let definition = file[id].definition, definition != value else { return false }
      return isFuture(definition, in: body)
    default: return models.isType(program.typeName(of: value, file: fileIndex, in: file[body]), .loopFuture)
    }
  }

  private func makesFuture(_ site: CallSite) -> Bool {
    // A closure that gives one: `find(id).wait()` of `find: (Int) -> EventLoopFuture<User>`
    if case .variable(let id) = site.callee {
      return models.isType(file[id].type?.functionType?.result.baseName, .loopFuture)
    }
    guard let name = site.name else { return false }
    if models.has(name, .loopFuture) { return true }
    if models.has(name, .channelFuture), let receiver = site.receiver {
      return isOfChannels(receiver, in: site.body) || isFuture(receiver, in: site.body)
    }
    guard let resolved = program.resolve(site, file: fileIndex) else { return false }
    return models.isType(program.body(resolved.target).result?.baseName, .loopFuture)
  }

  /// Whether a value comes of a function of another module, in a file that works with such futures: a method that only they have is called
  /// on it.
  func comesFromOtherModule(_ value: Value) -> Bool {
    guard file.imports.contains(where: { models.has($0, .loopFutureModule) }) else { return false }
    switch value {
    case .call(let id): return file[id].name.map { program.functions[$0] == nil } ?? false
    default: return false
    }
  }

  /// Whether a value is a channel, or what belongs to one.
  func isOfChannels(_ value: Value, in body: BodyID) -> Bool {
    if let type = program.typeName(of: value, file: fileIndex, in: file[body]) {
      return models.isType(type, .channel)
    }
    switch value {
    case .member(let base, let name):
      return ["channel", "pipeline"].contains(name) && isOfChannels(base, in: body)
    case .variable(let id):
      return program.receiver(giving: id, file: fileIndex).map { models.has($0.name, .givesChannel) } ?? false
    default: return false
    }
  }

  func isEventLoop(_ value: Value, in body: BodyID) -> Bool {
    if models.isType(program.typeName(of: value, file: fileIndex, in: file[body]), .eventLoop) { return true }
    if case .call(let id) = value { return file[id].name == "next" && file[id].arguments.isEmpty }
    return value.memberName == "eventLoop"
  }
}
