import LeakFlow

/// How one known function runs its closures. An entry says why.
public struct CallModel: Sendable {
  /// The base name of the function, or of the type for an initialiser.
  public var name: String
  /// The label of the closure's argument; `nil` for any closure that no other entry of the name takes by label.
  public var label: String?
  /// What the callee must look like.
  public var shape: Shape
  public var mode: ClosureMode
  public var reason: String

  public enum Shape: Hashable, Sendable {
    case any
    /// `name(…)` or `Type.name(…)`, not a method of a value.
    case free
    /// `receiver.name(…)`
    case method
  }

  public init(_ name: String, _ label: String? = nil, _ shape: Shape = .any, _ mode: ClosureMode, _ reason: String) {
    self.name = name
    self.label = label
    self.shape = shape
    self.mode = mode
    self.reason = reason
  }

  func accepts(_ call: CallSite) -> Bool {
    switch shape {
    case .any: return true
    case .method: return call.receiver != nil
    case .free:
      switch call.callee {
      case .global: return true
      case .member(.global(let type), _): return type.first?.isUppercase == true
      default: return false
      }
    }
  }
}

/// All models, by name.
public enum CallModels {
  /// Everything that is known, for a listing.
  public static let all: [CallModel] = runNow + runRepeatedly + runLater + runOften
  private static let byName: [String: [CallModel]] = Dictionary(grouping: all, by: \.name)

  /// How `call` runs the closure in argument `label`; `nil` where no model knows.
  public static func mode(of call: CallSite, label: String?) -> ClosureMode? {
    guard let name = call.name else { return nil }
    if name.hasPrefix("withUnsafe"), !name.hasSuffix("Continuation") { return .nowOnce }
    guard let entries = byName[name]?.filter({ $0.accepts(call) }) else { return nil }
    if let label, let exact = entries.first(where: { $0.label == label }) { return exact.mode }
    return entries.first { $0.label == nil }?.mode
  }
}
