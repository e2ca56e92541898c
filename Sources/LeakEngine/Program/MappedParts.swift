import LeakDomain
import LeakFlow

/// Collections that are made of a part of each element of another one: `entries.map { $0.waiter }`, `entries.map(\.waiter)`.
///
/// Omissions: closures with more than an expression in them, key paths over more than one member.
extension ModelTable {
  struct Mapping {
    var list: Value
    /// The member of each element; `nil` where that is the element itself.
    var member: String?
  }

  /// The collection to which a call goes, and what of each element it gives.
  func mapping(of value: Value, in file: FlowFile) -> Mapping? {
    guard case .call(let id) = value, case .member(let list, let name) = file[id].callee, has(name, .reader),
      file[id].arguments.count == 1, file[id].arguments[0].label == nil
    else { return nil }
    switch file[id].arguments[0].value {
    case .body(let closure):
      let body = file[closure]
      let exits = body.reachable(from: Body.entry).compactMap { number in
        if case .exit(let exit) = body.blocks[number].terminator { exit } else { nil }
      }
      guard exits.count == 1, let element = body.parameters.first?.variable else { return nil }
      switch exits[0].value {
      case .variable(element)?: return Mapping(list: list)
      case .member(.variable(element), let name)?: return Mapping(list: list, member: name)
      default: return nil
      }
    case .aggregate(let parts):
      guard parts.count == 1, case .literal(.string(let name)) = parts[0] else { return nil }
      return Mapping(list: list, member: name)
    default: return nil
    }
  }
}
