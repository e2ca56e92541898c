import LeakAST
import LeakFlow

/// Keys that are made so that no two waiters have the same one.
enum UniqueKeys {
  /// Types of keys that say what is asked for, and that two requests may well share.
  private static let shared: Set<String> = [
    "String", "Substring", "URL", "AnyHashable", "Character", "Data", "Int", "Int32", "Int64", "UInt", "UInt8",
    "UInt16",
    "UInt32", "UInt64",
  ]

  /// Whether two values may be stored under one key, as far as the type of the keys tells.
  static func mayRepeat(_ type: String?) -> Bool { type.map(shared.contains) ?? false }
  /// Last words of names of keys that stand for one request, message or object each.
  private static let words = [
    "id", "ids", "identifier", "uuid", "token", "tag", "seq", "sequence", "serial", "number", "counter", "index",
    "handle", "ticket", "nonce", "fd", "descriptor", "address", "generation",
  ]

  /// Whether a second value under the same key is not to be expected: the key is made on the spot, or by its name it is
  /// the identity of one request.
  static func isUnique(_ key: Value, file: FlowFile) -> Bool {
    switch key {
    case .variable(let id):
      let variable = file[id]
      if isIdentity(variable.name) { return true }
      guard let definition = variable.definition, definition != key else { return false }
      return isUnique(definition, file: file)
    // Made here, by a counter or a generator.
    case .call: return true
    case .global(let name), .member(_, let name): return isIdentity(name) || isCounter(key, file)
    case .literal, .implicitMember: return false
    default: return true
    }
  }

  /// A value that the file counts up: `next += 1`.
  private static func isCounter(_ key: Value, _ file: FlowFile) -> Bool {
    file.bodies.contains { body in
      body.blocks.contains { $0.instructions.contains { $0.kind == .assign(key, .unknown) } }
    }
  }

  /// `id`, `requestID`, `packetId`, `message_id`
  private static func isIdentity(_ name: String) -> Bool {
    let lower = name.lowercased()
    if words.contains(lower) { return true }
    return words.contains { word in
      guard lower.hasSuffix(word) else { return false }
      let start = name.index(name.endIndex, offsetBy: -word.count)
      let before = name[..<start]
      return name[start].isUppercase || before.hasSuffix("_")
    }
  }
}
