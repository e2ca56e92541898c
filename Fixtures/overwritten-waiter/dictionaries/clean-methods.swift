/// Whoever is pushed out is answered.
actor CounterRepaired {
  private var byPath: [String: CheckedContinuation<Int, Never>] = [:]
  private var byName: [String: [CheckedContinuation<Int, Never>]] = [:]

  func readRepaired(_ path: String) async -> Int {
    await withCheckedContinuation { continuation in
      byPath.updateValue(continuation, forKey: path)?.resume(returning: 0)
    }
  }

  func readUnaskedRepaired(_ path: String) async -> Int {
    await withCheckedContinuation { continuation in
      if let earlier = byPath.updateValue(continuation, forKey: path) { earlier.resume(returning: 0) }
    }
  }

  func readNamed(_ path: String) async -> Int {
    await withCheckedContinuation { continuation in
      let earlier = byPath.updateValue(continuation, forKey: path)
      earlier?.resume(returning: 0)
    }
  }

  func name(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      byName[name, default: []].append(continuation)
    }
  }

  func nameOneByOne(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      if byName[name] == nil { byName[name] = [] }
      byName[name]?.append(continuation)
    }
  }

  func answer(path: String) {
    byPath.removeValue(forKey: path)?.resume(returning: 1)
  }

  func answer(_ name: String) {
    for continuation in byName.removeValue(forKey: name) ?? [] { continuation.resume(returning: 1) }
  }

  func forgetRepaired(_ name: String) {
    for continuation in byName[name] ?? [] { continuation.resume(returning: 0) }
    byName[name] = nil
  }

  func forgetByMethodRepaired(_ name: String) {
    byName.removeValue(forKey: name)?.forEach { $0.resume(returning: 0) }
  }

  func forgetAllRepaired() {
    for (_, continuations) in byName { continuations.forEach { $0.resume(returning: 0) } }
    byName.removeAll()
  }
}
