import LeakAST
import LeakDomain
import LeakModel

/// How an operation says on other paths that it is finished: `finish()`, `state = .finished`.
struct OperationEnding {
  /// Without `self`.
  private let text: String

  /// `nil` where the method says it in no way, or in several.
  init?(_ layout: SourceLayout, _ verdict: Verdict) {
    let place = verdict.begin.location.range
    guard let method = layout.function(at: place, where: { $0.kind != .closure }) else { return nil }
    var texts: Set<String> = []
    Node.function(method).walk { node in
      if case .expression(let value) = node, let text = Self.text(value, verdict.primitive, layout) {
        texts.insert(text)
      }
      return true
    }
    guard texts.count == 1, let text = texts.first else { return nil }
    self.text = text
  }

  private static func text(_ value: Expr, _ primitive: Primitive, _ layout: SourceLayout) -> String? {
    switch value.kind {
    case .call(let call):
      guard call.arguments.isEmpty, let name = call.callee.ownName, primitive.discharges.contains(name) else {
        return nil
      }
      return "\(name)()"
    case .assign("=", let target, let new):
      guard let name = target.ownName else { return nil }
      switch new.kind {
      case .member(nil, let state, nil) where primitive.discharges.contains(state): return "\(name) = .\(state)"
      case .literal(.bool(true)) where primitive.discharges.contains(name): return "\(name) = true"
      default: return nil
      }
    default: return nil
    }
  }

  /// How it is written at the end of a path: in a closure, by the `self` that it captures.
  func text(on path: [Node], _ visible: [VisibleName]) -> String {
    WrittenSelf.prefix(on: path, visible) + text
  }
}

extension Expr {
  /// The name of a member of `self`, written with it or without.
  fileprivate var ownName: String? {
    switch kind {
    case .name(let name): name
    case .member(let base?, let name, nil):
      switch base.kind {
      case .name("self"): name
      case .optionalChain(let inner): inner.isName("self") ? name : nil
      default: nil
      }
    default: nil
    }
  }
}
