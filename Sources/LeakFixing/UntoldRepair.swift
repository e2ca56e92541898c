import LeakAST
import LeakDomain
import LeakModel

/// Tells the waiter of the failure, with the error that comes with it: at the end of the method that hears of it, or in such a
/// method behind the one of success.
struct UntoldRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  let failure: HeardFailure
  private let kept: KeptWaiters?

  init(_ layout: SourceLayout, _ verdict: StoredVerdict, _ failure: HeardFailure) {
    self.layout = layout
    self.verdict = verdict
    self.failure = failure
    kept = KeptWaiters(verdict, in: layout, constants: true)
  }

  var candidate: Candidate? { failure.missingIn == nil ? inMethod : newMethod }

  private var inMethod: Candidate? {
    // Whoever is called on any thread must get to where the property lives first.
    guard let function = layout.function(at: verdict.at.location.range), let body = function.body,
      !function.modifiers.contains("nonisolated")
    else { return nil }
    if let last = body.statements.last, case .return = last.kind { return nil }
    let names = function.parameters.map(\.name)
    let error = function.parameters.lazy.compactMap { Self.error($0.name, $0.type) }.first
    return lines(error, names).flatMap { lines in
      layout.append(lines, to: body).map {
        Candidate("Add '\(lines[0])', so that nobody is left waiting", isSafe: false, $0)
      }
    }
  }

  private var newMethod: Candidate? {
    guard let declaration = failure.declaration, let success, !success.modifiers.contains("nonisolated"),
      layout.isLastInLine(Int(success.range.end))
    else { return nil }
    let names = Self.names(in: declaration)
    let error =
      names.contains("error") ? (declaration.contains("error: any Error)") ? "error" : Self.optional("error")) : nil
    guard let lines = lines(error, names) else { return nil }
    let access = success.modifiers.filter { ["public", "open", "internal"].contains($0) }.map { $0 + " " }.joined()
    let indentation = layout.indentation(at: Int(success.range.start))
    let text =
      ["", access + "func \(declaration) {"] + lines.map { layout.unit + $0 } + ["}"]
    let place = SourceRange(at: layout.lineEnd(Int(success.range.end)))
    let edit = TextEdit(
      range: place,
      text: text.map { layout.newline + ($0.isEmpty ? "" : indentation + $0) }.joined())
    return Candidate("Implement '\(failure.method)', so that nobody is left waiting", isSafe: false, [edit])
  }

  // MARK: Telling

  private func lines(_ error: String?, _ names: [String]) -> [String]? {
    guard let kept, let farewell = kept.farewell(in: layout.file) else { return nil }
    let told = farewell.replacingFirst("CancellationError()", with: error ?? "CancellationError()")
    let slot = names.contains(verdict.member) ? "self.\(verdict.member)" : verdict.member
    switch kept.shape {
    case .one: return [slot + told]
    case .single: return ["\(slot)?\(told)", "\(slot) = nil"]
    case .list: return ["for waiter in \(slot) { waiter\(told) }", "\(slot).removeAll()"]
    case .keyed: return key(names).map { ["\(slot).removeValue(forKey: \($0))?\(told)"] }
    case .keyedLists: return nil
    }
  }

  private static func error(_ name: String, _ type: TypeRef?) -> String? {
    guard let type, ["Error", "NSError"].contains(type.unwrapped.baseName ?? ""), name != "_" else { return nil }
    return type == type.unwrapped ? name : optional(name)
  }

  private static func optional(_ name: String) -> String { "\(name) ?? CancellationError()" }

  // MARK: The method of success

  private var success: Function? {
    layout.types.lazy.flatMap(\.members).compactMap { member -> Function? in
      guard case .function(let function) = member.kind, function.signature == failure.success else { return nil }
      return function
    }.first
  }

  /// The key by which the method of success takes the waiter out, where the method of failure is given the same thing.
  private func key(_ names: [String]) -> String? {
    var key: String?
    guard let body = success?.body else { return nil }
    Node.block(body).walk { node in
      if case .expression(let value) = node, case .call(let call) = value.kind, call.arguments.count == 1,
        call.arguments[0].label == "forKey", case .member(_, "removeValue", _) = call.callee.kind
      {
        key = layout.text(call.arguments[0].value.range)
      }
      return key == nil
    }
    let root = key?.prefix { $0 != "." && $0 != "(" }
    return names.contains { $0 == root.map(String.init) } ? key : nil
  }

  /// The names of the parameters of a declaration.
  private static func names(in declaration: String) -> [String] {
    declaration.split(separator: ":").dropLast().compactMap { part in
      part.split { " (,".contains($0) }.last.map(String.init)
    }
  }
}

extension Function {
  /// `name(label:_:)`, as Swift writes it.
  fileprivate var signature: String { name + "(" + parameters.map { ($0.label ?? "_") + ":" }.joined() + ")" }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + self[range.upperBound...]
  }
}
