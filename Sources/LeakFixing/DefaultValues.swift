import LeakAST
import LeakModel

/// Values that stand for "nothing" where a waiter must be given one.
enum DefaultValues {
  /// A value as it is written, and whether the type leaves no other choice.
  struct Choice: Hashable {
    var text: String
    var isCertain: Bool
  }

  private static let numbers: Set<String> = [
    "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "Double", "Float",
    "CGFloat",
    "TimeInterval", "Decimal",
  ]
  /// What says "no" to the one who asked for a decision, and other types whose empty value is known.
  private static let known: [String: String] = [
    "Bool": "false", "String": "\"\"", "Substring": "\"\"", "Data": "Data()", "Set": "[]", "Array": "[]",
    "ContiguousArray": "[]", "Dictionary": "[:]", "IndexSet": "[]", "ByteBuffer": "ByteBuffer()",
    "WKNavigationActionPolicy": ".cancel", "WKNavigationResponsePolicy": ".cancel", "WKPermissionDecision": ".deny",
    "UNNotificationPresentationOptions": "[]", "UIBackgroundFetchResult": ".failed", "ResponseDisposition": ".cancel",
    "AuthChallengeDisposition": ".performDefaultHandling", "NSApplication.TerminateReply": ".terminateCancel",
    "DelayedRequestDisposition": ".cancel", "NEFilterNewFlowVerdict": ".drop()",
  ]
  /// Cases that stand for the lack of a result, the best first.
  private static let emptyCases = [
    "none", "unknown", "unavailable", "empty", "failed", "failure", "missing", "notfound", "cancelled", "canceled",
    "unsupported", "denied", "closed", "disconnected", "idle", "offline", "cancel", "deny",
  ]

  static func choice(for type: TypeRef, in file: SourceFile) -> Choice? {
    switch type {
    case .optional: return Choice(text: "nil", isCertain: true)
    case .array: return Choice(text: "[]", isCertain: false)
    case .dictionary: return Choice(text: "[:]", isCertain: false)
    case .tuple(let elements, _): return tuple(elements, in: file)
    case .named("Void", _), .named("Swift.Void", _): return Choice(text: "()", isCertain: true)
    case .named(let name, let arguments): return named(name, arguments, in: file)
    case .function, .other: return nil
    }
  }

  private static func tuple(_ elements: [TypeRef], in file: SourceFile) -> Choice? {
    if elements.isEmpty { return Choice(text: "()", isCertain: true) }
    let choices = elements.compactMap { choice(for: $0, in: file) }
    guard choices.count == elements.count else { return nil }
    let text = choices.map(\.text).joined(separator: ", ")
    return Choice(text: "(\(text))", isCertain: choices.allSatisfy(\.isCertain))
  }

  private static func named(_ name: String, _ arguments: [TypeRef], in file: SourceFile) -> Choice? {
    let base = name.split(separator: ".").last.map(String.init) ?? name
    if base == "Optional" { return Choice(text: "nil", isCertain: true) }
    if numbers.contains(base) { return Choice(text: "0", isCertain: false) }
    if let text = known[name] ?? known[base] { return Choice(text: text, isCertain: false) }
    guard let type = file.types.first(where: { $0.name == base && $0.kind != .extension }) else { return nil }
    return declared(type)
  }

  /// A type of the file: an enum with a case for nothing, or a type that is made without arguments.
  private static func declared(_ type: TypeDecl) -> Choice? {
    if type.kind == .enum {
      let cases = type.cases.filter { $0.payload.isEmpty }.map(\.name)
      let best = emptyCases.lazy.compactMap { word in cases.first { $0.lowercased() == word } }.first
      return best.map { Choice(text: ".\($0)", isCertain: false) }
    }
    return nil
  }
}

extension TypeDecl {
  /// The cases of an enum.
  var cases: [EnumCaseDecl] {
    members.flatMap { member -> [EnumCaseDecl] in
      if case .enumCases(let cases) = member.kind { cases } else { [] }
    }
  }
}

extension SourceFile {
  /// Every type that the file declares, those in other types and functions included.
  var types: [TypeDecl] {
    var found: [TypeDecl] = []
    for statement in statements {
      Node.statement(statement).walk { node in
        if case .statement(let inner) = node, case .type(let type) = inner.kind { found.append(type) }
        return true
      }
    }
    return found
  }

  /// The types that can be named without their owner at the end of a path: those of the file itself, of the types
  /// around and of the blocks around.
  func types(visibleOn path: [Node]) -> [TypeDecl] {
    let owners = path.compactMap { $0.typeDecl?.name }
    let local = path.flatMap { node -> [TypeDecl] in
      if case .block(let block) = node { block.statements.compactMap(\.typeDecl) } else { [] }
    }
    let members = types.filter { owners.contains($0.name) }.flatMap { $0.members.compactMap(\.typeDecl) }
    return local.reversed() + members + statements.compactMap(\.typeDecl)
  }
}
