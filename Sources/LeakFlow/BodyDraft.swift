import LeakAST
import LeakModel

/// A `Body` while it is being built.
struct BodyDraft {
  var id: BodyID
  var kind: Body.Kind
  var name: String
  var parameters: [BodyParameter] = []
  var isAsync = false
  var throwing: Throwing = .never
  var result: TypeRef?
  var modifiers: [String] = []
  var attributes: [String] = []
  var callsConditionally = false
  var parent: BodyID?
  var typeName: String?
  var isExtensionMember = false
  var typePath: String?
  var generics: [String] = []
  var constraints: [GenericConstraint] = []
  var freeVariables: Set<VarID> = []
  var capturesSelfWeakly = false
  var captured: Set<Value> = []
  var blocks: [BasicBlock] = []
  var skippable: [Skippable] = []
  var deferred: [SourceRange] = []
  var range: SourceRange
  var nameRange: SourceRange
  var endRange: SourceRange

  init(
    id: BodyID, kind: Body.Kind, name: String, range: SourceRange, nameRange: SourceRange, endRange: SourceRange
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.range = range
    self.nameRange = nameRange
    self.endRange = endRange
  }

  var isClosure: Bool { kind == .function(.closure) }
}

/// A `BasicBlock` while it is being built.
struct BlockDraft {
  var instructions: [Instruction] = []
  var terminator = Terminator.unreachable
}
