import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// All analysed files with the indexes that resolving calls needs. It never changes: threads share it.
final class ProgramIndex: Sendable {
  let files: [FlowFile]
  let models: ModelTable
  let types: TypeIndex
  let members: MemberIndex
  /// Functions and methods with bodies by base name; initialisers under their type's name.
  let functions: [String: [BodyRef]]
  let givenFunctions: GivenFunctions
  /// Variables outside of types and functions, by name.
  let globals: [String: [(file: Int, variable: VarID)]]
  /// All calls by the base name of what is called.
  let callsByName: [String: [(file: Int, call: CallID)]]
  /// Names of functions that are declared to return a channel; closures have none.
  let channelMakers: Set<String>
  /// For each file whether it is one of tests.
  let isTest: [Bool]
  /// For each file and body the bodies written directly in it.
  let children: [[[BodyID]]]
  let isolations: TypeIsolations
  /// Types of the sources that are semaphores.
  let semaphores: OwnSemaphores
  /// Is told how long each phase takes.
  let clock: (any PhaseClock)?

  init(_ files: [FlowFile], models: ModelTable, clock: (any PhaseClock)? = nil) {
    self.clock = clock
    self.files = files
    self.models = models
    types = TypeIndex(files)
    isolations = TypeIsolations(files, models)
    members = MemberIndex(files, types: types)
    isTest = files.map { TestCode.isTest($0, models) }
    var functions: [String: [BodyRef]] = [:]
    var globals: [String: [(file: Int, variable: VarID)]] = [:]
    var calls: [String: [(file: Int, call: CallID)]] = [:]
    var children: [[[BodyID]]] = []
    for (number, file) in files.enumerated() {
      var inner = [[BodyID]](repeating: [], count: file.bodies.count)
      for body in file.bodies {
        if let parent = body.parent { inner[Int(parent.index)].append(body.id) }
        if let name = Self.name(of: body) {
          functions[name, default: []].append(BodyRef(file: number, body: body.id))
        }
      }
      children.append(inner)
      for (name, variable) in file.globals { globals[name, default: []].append((number, variable)) }
      file.occurrences.forEachCalled { name, own in
        calls[name, default: []] += own.lazy.map { (number, $0) }
      }
    }
    channelMakers = Set(
      files.lazy.flatMap(\.bodies).filter { Self.returnsChannel($0, models) }.map(\.name))
    self.functions = functions
    givenFunctions = GivenFunctions(files, functions: functions)
    self.globals = globals
    self.callsByName = calls
    self.children = children
    semaphores = OwnSemaphores(files, models: models, children: children, calls: calls)
  }

  /// The same files, of which more is known.
  init(_ other: ProgramIndex, models: ModelTable) {
    self.models = models
    (clock, files, types, isolations) = (other.clock, other.files, other.types, other.isolations)
    (members, isTest, functions, globals) = (other.members, other.isTest, other.functions, other.globals)
    (callsByName, children, channelMakers) = (other.callsByName, other.children, other.channelMakers)
    (semaphores, givenFunctions) = (other.semaphores, other.givenFunctions)
  }

  /// The outermost body around one.
  func root(of ref: BodyRef) -> BodyRef {
    BodyRef(file: ref.file, body: files[ref.file].outermost(around: ref.body))
  }

  func returnsChannel(_ body: Body) -> Bool { Self.returnsChannel(body, models) }

  private static func returnsChannel(_ body: Body, _ models: ModelTable) -> Bool {
    body.result?.baseName.map { models.primitive(.channel, type: $0) != nil } ?? false
  }

  /// By what name a function is called.
  private static func name(of body: Body) -> String? {
    guard body.parent == nil, case .function(let kind) = body.kind else { return nil }
    switch kind {
    case .function: return body.name
    case .initializer: return body.typeName ?? ""
    default: return nil
    }
  }
}

extension FlowFile {
  /// The outermost body around one.
  func outermost(around body: BodyID) -> BodyID {
    var current = body
    while let parent = self[current].parent { current = parent }
    return current
  }
}

extension BodyID {
  /// A body with all bodies inside it, given those directly inside each body of its file.
  func family(in children: [[BodyID]]) -> [BodyID] {
    var all = [self]
    var next = 0
    while next < all.count {
      all.append(contentsOf: children[Int(all[next].index)])
      next += 1
    }
    return all
  }
}
