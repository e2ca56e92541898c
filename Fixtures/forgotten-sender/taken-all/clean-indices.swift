// All that was taken is gone through by numbers, and in slices.

actor Batches {
  private var waiters: [(key: Int, continuation: CheckedContinuation<Int?, Never>)] = []
  private let most = 100

  func load(_ key: Int) async -> Int? {
    await withCheckedContinuation { waiters.append((key, $0)) }
  }

  private func fetch(_ keys: [Int]) async -> [Int: Int] { [:] }

  func dispatch() async {
    let batch = waiters
    waiters.removeAll()
    var index = 0
    while index < batch.count {
      let end = min(index + most, batch.count)
      let slice = batch[index..<end]
      index = end
      let values = await fetch(slice.map(\.key))
      for item in slice { item.continuation.resume(returning: values[item.key]) }
    }
  }

  func dispatchOneByOne() {
    let batch = waiters
    waiters.removeAll()
    var index = 0
    while index < batch.count {
      batch[index].continuation.resume(returning: nil)
      index += 1
    }
  }

  func dispatchInChunks() {
    var rest = waiters[...]
    waiters = []
    while !rest.isEmpty {
      let head = rest.prefix(most)
      rest = rest.dropFirst(most)
      for item in head { item.continuation.resume(returning: nil) }
    }
  }
}

/// The handlers of a batch are called when the last of what they ask for has been done.
final class Writes {
  private var writes: [Int: [(value: Int, done: (Error?) -> Void)]] = [:]
  private var writing: Set<Int> = []
  private func put(_ value: Int, _ done: @escaping (Error?) -> Void) { done(nil) }

  func write(_ value: Int, to place: Int, done: @escaping (Error?) -> Void) {
    writes[place, default: []].append((value, done))
    drain(place)
  }

  private func drain(_ place: Int) {
    guard !writing.contains(place), let batch = writes.removeValue(forKey: place), let last = batch.last else { return }
    writing.insert(place)
    put(last.value) { error in
      batch.forEach { $0.done(error) }  // ok: the last one is among them
      self.writing.remove(place)
      self.drain(place)
    }
  }
}
