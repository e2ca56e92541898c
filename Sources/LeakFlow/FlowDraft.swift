import LeakAST
import LeakModel

/// A `FlowFile` while it is being built.
struct FlowDraft {
  var id: FileID
  var path: String
  var lines: LineTable
  var bodies: [Body] = []
  var variables: [Variable] = []
  var calls: [CallSite] = []
  var members: [MemberInfo] = []
  var enumCases: [EnumCaseInfo] = []
  var constantMembers: Set<String> = []
  var aliases: [DeclaredAlias] = []
  var types: [DeclaredType] = []
  var isolations: [String: Isolation] = [:]
  var requirements: [Requirement] = []
  var globals: [String: VarID] = [:]
  var casts: [String: TypeRef] = [:]

  init(id: FileID, path: String, lines: LineTable) {
    self.id = id
    self.path = path
    self.lines = lines
  }

  subscript(body: BodyID) -> Body {
    _read { yield bodies[Int(body.index)] }
  }
  subscript(variable: VarID) -> Variable {
    _read { yield variables[Int(variable.index)] }
  }
  subscript(call: CallID) -> CallSite {
    _read { yield calls[Int(call.index)] }
  }
}
