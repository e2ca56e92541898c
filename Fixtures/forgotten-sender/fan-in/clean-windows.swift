import Foundation

// Several at a time: each that is done starts the next, and the last one answers.

final class Windows: @unchecked Sendable {
  private let queue = DispatchQueue(label: "windows")
  private func send(_ item: Int, _ done: @escaping @Sendable (Int) -> Void) { queue.async { done(item) } }

  func threeAtATime(_ items: [Int], completion: @escaping () -> Void) {
    guard !items.isEmpty else { return completion() }
    var pending = items[...]
    var inFlight = 0
    var done = 0
    func launch() {
      while inFlight < 3, let item = pending.popFirst() {
        inFlight += 1
        send(item) { _ in
          inFlight -= 1
          done += 1
          if done == items.count { completion() } else { launch() }
        }
      }
    }
    launch()
  }

  func upTo(_ limit: Int, _ items: [Int], completion: @escaping ([Int]) -> Void) {
    guard !items.isEmpty else { return completion([]) }
    var pending = items
    var running = 0
    var results: [Int] = []
    func launch() {
      while running < limit, let item = pending.popLast() {  // ok: where no place is free, some run
        running += 1
        send(item) { result in
          running -= 1
          results.append(result)
          if results.count == items.count { completion(results) } else { launch() }
        }
      }
    }
    launch()
  }

  func lanes(_ items: [Int], completion: @escaping () -> Void) {
    if items.isEmpty { return completion() }
    var next = 0
    var finished = 0
    func start() {
      guard next < items.count else { return }  // ok: the first lane finds one, and it counts
      let item = items[next]
      next += 1
      send(item) { _ in
        finished += 1
        if finished == items.count { completion() } else { start() }
      }
    }
    start()
    start()
  }

  final class Work {
    var pending: [Int]
    var running = 0
    init(_ pending: [Int]) { self.pending = pending }
  }

  func work(_ items: [Int], completion: @escaping () -> Void) { pump(Work(items), completion) }

  private func pump(_ work: Work, _ completion: @escaping () -> Void) {
    if work.pending.isEmpty && work.running == 0 { return completion() }
    while work.running < 4, !work.pending.isEmpty {
      let item = work.pending.removeFirst()
      work.running += 1
      send(item) { _ in
        work.running -= 1
        self.pump(work, completion)
      }
    }  // ok: nothing is left to start, and some run
  }

  func inOrder(_ items: [Int], completion: @escaping ([Int]) -> Void) {
    guard !items.isEmpty else { return completion([]) }
    var results = [Int?](repeating: nil, count: items.count)
    for (index, item) in items.enumerated() {
      send(item) { result in
        results[index] = result
        if results.contains(where: { $0 == nil }) { return }  // ok: others are left to come
        completion(results.compactMap { $0 })
      }
    }
  }

  func startedAtOnceRepaired(_ items: [Int], completion: @escaping () -> Void) {
    guard !items.isEmpty else { return completion() }
    var pending = items[...]
    var running = 0
    func launch() {
      while running < 3, let item = pending.popFirst() {
        running += 1
        send(item) { _ in
          running -= 1
          if running == 0 && pending.isEmpty { completion() } else { launch() }
        }
      }
    }
    launch()
  }
}
