import LeakDomain
import LeakFlow

extension Program {
  /// The calls of one file by the base name of what is called, in source order.
  func calls(named name: String, file: Int) -> [CallID] {
    guard let all = callsByName[name] else { return [] }
    var (first, end) = (0, all.count)
    while first < end {
      let middle = (first + end) / 2
      if all[middle].file < file { first = middle + 1 } else { end = middle }
    }
    return all[first...].prefix { $0.file == file }.map(\.call)
  }

  /// The same for several names.
  func calls(named names: Set<String>, file: Int) -> [CallID] {
    names.flatMap { calls(named: $0, file: file) }.sorted()
  }

  /// The calls of one file of what has a word of a role.
  func calls(_ role: WordModel.Role, file: Int) -> [CallID] {
    if let known = calledNames[role] { return calls(named: known, file: file) }
    let names = Set(callsByName.keys.filter { has($0, role) })
    calledNames[role] = names
    return calls(named: names, file: file)
  }

  /// The call on what a call gives back: `b` of `a().b()`.
  func call(on result: CallID, file: Int) -> CallID? {
    if let known = links[file] { return known[result] }
    var found: [CallID: CallID] = [:]
    for (index, site) in files[file].calls.enumerated() {
      if case .call(let inner)? = site.receiver { found[inner] = CallID(index) }
    }
    links[file] = found
    return found[result]
  }

  /// The calls on what a call gives back, on what those give back, and so on.
  func chain(behind id: CallID, file: Int) -> [CallID] {
    Array(sequence(first: id) { self.call(on: $0, file: file) }.dropFirst())
  }
}

extension FlowFile {
  /// What a call is called on, what that is the result of a call on, and so on: the last is where the chain begins.
  func receivers(of site: CallSite) -> [Value] {
    guard let receiver = site.receiver else { return [] }
    return Array(
      sequence(first: receiver) { value in
        if case .call(let id) = value { self[id].receiver } else { nil }
      })
  }
}
