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
      guard let (element, parts) = file.partsOfElement(givenBy: closure), parts.count == 1 else { return nil }
      switch parts[0] {
      case .variable: return Mapping(list: list)
      case .member(.variable(element), let name): return Mapping(list: list, member: name)
      default: return nil
      }
    case .aggregate(let parts):
      guard parts.count == 1, case .literal(.string(let name)) = parts[0] else { return nil }
      return Mapping(list: list, member: name)
    default: return nil
    }
  }
}

extension ModelTable {
  /// The collection of collections of which a call makes one, each element as it is: `lists.values.flatMap(\.values)`,
  /// `lists.flatMap { $0 }`, `lists.joined()`.
  func flattened(by value: Value, in file: FlowFile) -> Value? {
    guard case .call(let id) = value, case .member(let list, let name) = file[id].callee else { return nil }
    if name == "joined", file[id].arguments.isEmpty { return list }
    guard name == "flatMap", let mapping = mapping(of: value, in: file) else { return nil }
    return mapping.member.map { has($0, .sameElements) } ?? true ? mapping.list : nil
  }
}

extension FlowFile {
  /// What a closure gives back, if on each way that is its first parameter or something of that.
  func partsOfElement(givenBy closure: BodyID) -> (element: VarID, parts: [Value])? {
    guard let element = self[closure].parameters.first?.variable else { return nil }
    var parts: [Value] = []
    for number in self[closure].reachable(from: Body.entry) {
      guard case .exit(let exit) = self[closure].blocks[number].terminator else { continue }
      guard let value = exit.value, value.rootVariable == element else { return nil }
      parts.append(value)
    }
    return (element, parts)
  }
}
