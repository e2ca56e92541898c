/// Put away by methods and operators of collections, and answered in the end.
final class ShelfRepaired {
  private var byNumber: [Int: CheckedContinuation<Int, Never>] = [:]
  private var byName: [String: [CheckedContinuation<Int, Never>]] = [:]
  private var newestFirst: [CheckedContinuation<Int, Never>] = []
  private var inOrder: [CheckedContinuation<Int, Never>] = []

  func numberRepaired(_ number: Int) async -> Int {
    await withCheckedContinuation { continuation in
      byNumber.updateValue(continuation, forKey: number)?.resume(returning: 0)
    }
  }

  func nameRepaired(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      byName[name, default: []].append(continuation)
    }
  }

  func newest() async -> Int {
    await withCheckedContinuation { continuation in
      newestFirst.insert(continuation, at: 0)
    }
  }

  func orderedRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      inOrder += [continuation]
    }
  }

  func end(_ number: Int) {
    for continuation in byNumber.values { continuation.resume(returning: number) }
    byNumber = [:]
    byName.values.joined().forEach { $0.resume(returning: number) }
    byName = [:]
    while let continuation = newestFirst.popLast() { continuation.resume(returning: number) }
    let all = inOrder
    inOrder = []
    for continuation in all { continuation.resume(returning: number) }
  }
}
