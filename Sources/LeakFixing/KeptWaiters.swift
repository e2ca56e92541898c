import LeakAST
import LeakDomain
import LeakModel

/// How the property that keeps waiters is declared, and what one of them is told when it will not be served.
struct KeptWaiters {
  enum Shape {
    case single, list, keyed
    /// One that is always there.
    case one
    /// A list for each key.
    case keyedLists
  }
  let shape: Shape
  /// The type of one of them.
  private let element: TypeRef
  private let ending: Primitive.Ending?

  /// `nil` where the declaration is not in the file, or keeps something more than the waiters.
  /// - Parameter constants: also a property that has its one waiter from the beginning, and is no optional.
  init?(_ verdict: StoredVerdict, in layout: SourceLayout, constants: Bool = false) {
    let slot = verdict.member
    ending = verdict.primitive.ending
    let types = layout.types.filter { type in
      verdict.typeName.map { type.name == $0 || type.name.hasSuffix("." + $0) } ?? false
    }
    let places = verdict.typeName == nil ? [layout.file.statements] : types.map(\.members)
    guard let type = places.lazy.compactMap({ Self.type(of: slot, in: $0) }).first else { return nil }
    switch type.behindLock.unaliasedThroughout(in: layout.file) {
    case .array(let element): (shape, self.element) = (.list, element)
    case .dictionary(_, .array(let element)): (shape, self.element) = (.keyedLists, element)
    case .dictionary(_, let element): (shape, self.element) = (.keyed, element)
    case .optional(let element): (shape, self.element) = (.single, element)
    case .named(let name, let arguments) where Self.lists.contains(name) && arguments.count == 1:
      (shape, element) = (.list, arguments[0])
    case .named("Dictionary", let arguments) where arguments.count == 2: (shape, element) = (.keyed, arguments[1])
    case .tuple where constants: (shape, element) = (.one, type)
    case let type where constants && (type.carriesWaiter || type.functionType != nil): (shape, element) = (.one, type)
    default: return nil
    }
  }

  /// Types that keep what is appended, and can be gone through and emptied as an array can.
  private static let lists: Set<String> = ["Array", "CircularBuffer", "MarkedCircularBuffer", "Deque"]

  private static func type(of slot: String, in statements: [Stmt]) -> TypeRef? {
    statements.lazy.compactMap { member -> TypeRef? in
      guard case .variable(let variable) = member.kind else { return nil }
      let binding = variable.bindings.first { $0.pattern.boundNames == [slot] }
      return binding?.type ?? binding?.value?.evidentType
    }.first
  }

  /// What is written behind the waiter: `.resume(throwing: CancellationError())`.
  func farewell(in file: SourceFile) -> String? {
    ending.map { $0.farewell(element, in: file) } ?? Self.farewell(element, in: file)
  }

  static func farewell(_ element: TypeRef, in file: SourceFile) -> String? {
    switch element.unwrapped {
    case .function(let function): call(function, in: file)
    case .named(let name, let arguments): method(name, arguments, in: file)
    case .tuple(let parts, let labels): part(of: parts, labels, in: file)
    default: nil
    }
  }

  /// Of a tuple with one part that waits: `.1?.fail(…)`.
  private static func part(of parts: [TypeRef], _ labels: [String?], in file: SourceFile) -> String? {
    let waiting = parts.enumerated().filter { $0.element.carriesWaiter }
    guard let part = waiting.first, waiting.count == 1 else { return nil }
    let mark = if case .optional = part.element { "?" } else { "" }
    let label = labels.indices.contains(part.offset) ? labels[part.offset] : nil
    return farewell(part.element, in: file).map { ".\(label ?? "\(part.offset)")\(mark)\($0)" }
  }

  private static func method(_ name: String, _ arguments: [TypeRef], in file: SourceFile) -> String? {
    if name.hasSuffix("Stream.Continuation") { return ".finish()" }
    if name == "EventLoopPromise" { return ".fail(CancellationError())" }
    guard ["CheckedContinuation", "UnsafeContinuation"].contains(name), arguments.count == 2 else {
      return file.alias(name)?.functionType.flatMap { call($0, in: file) } ?? member(of: name, in: file)
    }
    if arguments[1].baseName == "Error" { return ".resume(throwing: CancellationError())" }
    guard arguments[1].baseName == "Never", let value = DefaultValues.choice(for: arguments[0], in: file) else {
      return nil
    }
    return value.text == "()" ? ".resume()" : ".resume(returning: \(value.text))"
  }

  /// What is kept may be a struct with one member that waits: `.continuation.resume(…)`.
  private static func member(of name: String, in file: SourceFile) -> String? {
    guard let type = file.types.first(where: { $0.name == name && [.struct, .class].contains($0.kind) }) else {
      return nil
    }
    let farewells = type.members.flatMap { member -> [String] in
      guard case .variable(let variable) = member.kind, !variable.modifiers.contains("private") else { return [] }
      return variable.bindings.compactMap { binding in
        guard let type = binding.type, let name = binding.pattern.boundNames.first else { return nil }
        if case .array(let element) = type, element.carriesWaiter || element.functionType != nil {
          return farewell(element, in: file).map { end in ".\(name).forEach { $0\(end) }" }
        }
        guard type.carriesWaiter else { return nil }
        let mark = if case .optional = type { "?" } else { "" }
        return farewell(type, in: file).map { ".\(name)\(mark)\($0)" }
      }
    }
    return farewells.count == 1 ? farewells[0] : nil
  }

  private static func call(_ function: TypeRef.FunctionType, in file: SourceFile) -> String? {
    let values = function.parameters.map { type -> String? in
      if case .named("Result", let arguments) = type {
        return arguments.count == 2 && arguments[1].baseName == "Error" ? ".failure(CancellationError())" : nil
      }
      if case .optional(let wrapped) = type, wrapped.baseName == "Error" { return "CancellationError()" }
      return type.baseName == "Error" ? "CancellationError()" : DefaultValues.choice(for: type, in: file)?.text
    }
    guard values.allSatisfy({ $0 != nil }) else { return nil }
    return "(\(values.compactMap { $0 }.joined(separator: ", ")))"
  }
}

extension TypeRef {
  /// A continuation or a promise: not just anything that can be called.
  var carriesWaiter: Bool {
    guard let name = unwrapped.baseName else { return false }
    return name.hasSuffix("Continuation") || name == "EventLoopPromise"
  }

  /// What a lock keeps: `T` of `Mutex<T>`.
  fileprivate var behindLock: TypeRef {
    guard case .named(let name, let arguments) = self, arguments.count == 1,
      ["Mutex", "OSAllocatedUnfairLock", "NIOLockedValueBox", "Locked", "ManagedCriticalState"].contains(name)
    else { return self }
    return arguments[0]
  }
}

extension StoredVerdict {
  /// The name of the slot without what it lies in: `waiters` of `state.waiters`.
  var member: String { slot.split(separator: ".").last.map(String.init) ?? slot }
}
