import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What the engine keeps of one file: its flow graphs, and the comments by which it silences findings. The syntax tree is
/// not needed any more.
public struct PreparedFile: Sendable {
  let flow: FlowFile
  let suppression: Suppression?
  /// The functions that the file declares to return `Never`, by base name, and whether one of that name throws.
  let declaredNever: [String: Bool]
  /// Those that end the paths of `flow`.
  private let neverReturning: Set<String>

  public var id: FileID { flow.id }
  public var path: String { flow.path }

  /// Needs a stack as large as the file nests deep.
  ///
  /// - Parameter others: functions that other files of the program declare to return `Never`.
  public init(_ source: SourceFile, models: ModelTable, others: [String: Bool] = [:]) {
    declaredNever = Self.declaredNever(source)
    var known = models.knownFunctions
    known.neverReturning.declared = Set(declaredNever.keys)
    let all = declaredNever.merging(others) { $0 || $1 }
    known.neverReturning.functions.formUnion(all.keys)
    known.neverReturning.throwing = Set(all.filter(\.value).keys)
    neverReturning = known.neverReturning.functions
    flow = FlowBuilder.build(source, known: known)
    suppression = source.comments.isEmpty ? nil : Suppression(source, flow)
  }

  /// Whether the graphs would be others if these functions end a path too.
  func isChanged(by never: [String: Bool]) -> Bool {
    let further = Set(never.keys).subtracting(neverReturning)
    return further.contains { name in
      flow.occurrences.calls(named: name).contains { flow[$0].callee.memberName != nil }
    }
  }

  private static func declaredNever(_ file: SourceFile) -> [String: Bool] {
    var names: [String: Bool] = [:]
    var pending = file.statements
    while let statement = pending.popLast() {
      switch statement.kind {
      case .function(let function):
        guard function.result == .named("Never", []) else { break }
        names[function.name] = names[function.name] ?? false || function.throwing != .never
      case .type(let type): pending.append(contentsOf: type.members)
      case .conditional(let clauses): for clause in clauses { pending.append(contentsOf: clause.statements) }
      default: break
      }
    }
    return names
  }
}
