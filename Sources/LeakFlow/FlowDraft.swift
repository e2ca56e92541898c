import LeakAST
import LeakModel

/// A `FlowFile` while it is being built.
struct FlowDraft {
  var id: FileID
  var path: String
  var home: String
  var lines: LineTable
  var imports: [String]
  var bodies: [BodyDraft] = []
  var variables: [Variable] = []
  var calls: [CallSite] = []
  var members: [MemberInfo] = []
  var enumCases: [EnumCaseInfo] = []
  var constantMembers: Set<String> = []
  var changedMembers: Set<String> = []
  var aliases: [DeclaredAlias] = []
  var types: [DeclaredType] = []
  var isolations: [String: Isolation] = [:]
  var requirements: [Requirement] = []
  var globals: [String: VarID] = [:]
  var casts: [String: TypeRef] = [:]

  init(_ source: SourceFile) {
    id = source.id
    path = source.path
    home = source.home
    lines = source.lines
    imports = source.statements.compactMap { if case .import(let module) = $0.kind { module } else { nil } }
  }

  subscript(body: BodyID) -> BodyDraft {
    _read { yield bodies[Int(body.index)] }
  }
  subscript(variable: VarID) -> Variable {
    _read { yield variables[Int(variable.index)] }
  }
  subscript(call: CallID) -> CallSite {
    _read { yield calls[Int(call.index)] }
  }
}
