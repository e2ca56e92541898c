import LeakAST
import LeakModel

/// Builds the flow graphs of one file.
///
/// Omissions: a key path and a macro's expansion have no flow; the order of evaluation within one operator expression is
/// left to right; a setter's or getter's call is not seen as a call.
public final class FlowBuilder {
  var file: FlowDraft
  let known: KnownFunctions

  /// Bodies that use another body by name.
  var uses: [(user: BodyID, used: BodyID)] = []

  /// Bodies that use a variable that may be given a closure further down.
  var variableUses: [(user: BodyID, variable: VarID)] = []

  /// The function of a type or of the file that is being built.
  var outermost: Function? { didSet { changed = nil } }
  private var changed: Set<String>?
  /// What that function assigns or empties, by name.
  var changedNames: Set<String> {
    if let changed { return changed }
    let names = outermost?.changedNames ?? []
    changed = names
    return names
  }

  /// Functions that the file itself declares, save those that return `Never`: they do return.
  var returningFunctions: Set<String> = []

  /// Names of members that the file declares as optional variables, and as nothing else.
  var optionalMembers: Set<String> = []

  init(_ source: SourceFile, known: KnownFunctions) {
    self.file = FlowDraft(source)
    self.known = known
  }

  public static func build(_ source: SourceFile, known: KnownFunctions) -> FlowFile {
    let builder = FlowBuilder(source, known: known)
    builder.collectMembers(source.statements)
    builder.buildTopLevel(source)
    builder.spreadUses()
    return FlowFile(builder.file)
  }

  /// A new, empty body; its graph is filled in by a `BodyBuilder`.
  func newBody(
    _ kind: Body.Kind, name: String, range: SourceRange, nameRange: SourceRange, end: SourceRange, parent: BodyID?,
    typeName: String?
  ) -> BodyID {
    let id = BodyID(file.bodies.count)
    var body = BodyDraft(id: id, kind: kind, name: name, range: range, nameRange: nameRange, endRange: end)
    body.parent = parent
    body.typeName = typeName
    body.typePath = parent.flatMap { file[$0].typePath }
    file.bodies.append(body)
    return id
  }

  func newVariable(
    _ name: String, isLet: Bool, type: TypeRef? = nil, definition: Value? = nil, owner: BodyID, range: SourceRange,
    isWeak: Bool = false
  ) -> VarID {
    let id = VarID(file.variables.count)
    file.variables.append(
      Variable(
        name: name, isLet: isLet, type: type, definition: definition, owner: owner, range: range, isWeak: isWeak))
    return id
  }

  /// Using a local function uses what it captures, also where the two call each other.
  private func spreadUses() {
    for (user, variable) in variableUses {
      if case .body(let body)? = file[variable].definition { uses.append((user, body)) }
    }
    var changed = true
    while changed {
      changed = false
      for (user, used) in uses {
        let before = file[user].freeVariables.count
        for variable in file[used].freeVariables { noteUse(of: variable, in: user) }
        if file[user].freeVariables.count != before { changed = true }
      }
    }
  }

  func updateBody(_ id: BodyID, _ change: (inout BodyDraft) -> Void) { change(&file.bodies[Int(id.index)]) }
  func updateVariable(_ id: VarID, _ change: (inout Variable) -> Void) { change(&file.variables[Int(id.index)]) }

  /// Marks `variable` as used in `body` and in every body between it and the variable's owner.
  func noteUse(of variable: VarID, in body: BodyID) {
    let owner = file[variable].owner
    var current: BodyID? = body
    while let id = current, id != owner {
      if !file.bodies[Int(id.index)].freeVariables.insert(variable).inserted { return }
      current = file[id].parent
    }
  }

  /// Whether a value cannot change while the body runs.
  func isStable(_ value: Value) -> Bool {
    switch value {
    case .variable(let id): file[id].isLet
    case .literal, .selfReference, .implicitMember: true
    case .global(let name): file.constantMembers.contains(name)
    case .member(let base, _), .payload(let base, _, _): isStable(base)
    case .tuple(let parts), .operation(_, let parts): parts.allSatisfy(isStable)
    case .call, .body, .aggregate, .unknown: false
    }
  }
}
