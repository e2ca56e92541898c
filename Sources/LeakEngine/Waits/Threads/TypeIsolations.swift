import LeakDomain
import LeakFlow

/// On what the members of each type of a program run, where the type decides it.
struct TypeIsolations: Sendable {
  private var executors: [String: Executor] = [:]

  init(_ files: [FlowFile], _ models: ModelTable) {
    for file in files {
      for (type, isolation) in file.isolations.sorted(by: { $0.key < $1.key }) where executors[type] == nil {
        executors[type] = Self.executor(isolation, of: type)
      }
    }
    for file in files {
      for type in file.types where executors[type.name] == nil {
        if type.inherited.compactMap(\.baseName).contains(where: { models.isType($0, .mainThread) }) {
          executors[type.name] = .main
        }
      }
    }
  }

  private static func executor(_ isolation: Isolation, of type: String) -> Executor? {
    switch isolation {
    case .actor: .actor(type)
    case .global(Executors.mainActor): .main
    case .global: nil
    }
  }

  subscript(type: String) -> Executor? { executors[type] }
}
