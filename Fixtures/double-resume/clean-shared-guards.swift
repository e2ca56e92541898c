import Foundation

// Two callbacks of which each asks what the other one changes.

enum Step { case loading, done }

final class OneAnswer: @unchecked Sendable {
  private let queue = DispatchQueue(label: "answer")
  private var token: UUID?
  private var open: Set<Int> = []
  private var timers: [Int: Int] = [:]
  private var nextID = 0

  private func load(_ done: @escaping (Int) -> Void) { queue.async { done(1) } }

  func byState(_ completion: @escaping (Int) -> Void) {
    var step = Step.loading
    let finish = { (value: Int) in
      if step != .loading { return }
      step = .done
      completion(value)
    }
    load(finish)
    queue.asyncAfter(deadline: .now() + 1) { finish(0) }
  }

  func byToken(_ completion: @escaping (Int) -> Void) {
    let mine = UUID()
    token = mine
    load { value in
      guard self.token == mine else { return }
      self.token = nil
      completion(value)
    }
    queue.asyncAfter(deadline: .now() + 1) {
      guard self.token == mine else { return }
      self.token = nil
      completion(0)
    }
  }

  func bySet(_ completion: @escaping (Bool) -> Void) {
    nextID += 1
    let id = nextID
    open.insert(id)
    load { _ in
      guard self.open.remove(id) != nil else { return }
      completion(true)
    }
    queue.asyncAfter(deadline: .now() + 1) {
      guard self.open.remove(id) != nil else { return }
      completion(false)
    }
  }

  func byLastOfSeveral(_ urls: [Int], _ completion: @escaping () -> Void) {
    guard !urls.isEmpty else { return completion() }
    let workers = min(urls.count, 3)
    var index = 0
    var finished = 0
    func step() {
      guard index < urls.count else {
        finished += 1
        if finished == workers { completion() }
        return
      }
      index += 1
      load { _ in step() }
    }
    for _ in 0..<workers { step() }
  }
}

/// `finish` returns nothing: where the chain is nil, nobody was called.
final class Asking: @unchecked Sendable {
  private func load(_ done: @escaping (Int) -> Void) { DispatchQueue.global().async { done(1) } }
  private func finish(_ value: Int, _ completion: @escaping (Int) -> Void) { completion(value) }

  func orElse(_ completion: @escaping (Int) -> Void) {
    load { [weak self] value in
      self?.finish(value, completion) ?? completion(0)
    }
  }

  func ifNil(_ completion: @escaping (Int) -> Void) {
    load { [weak self] value in
      if self?.finish(value, completion) == nil { completion(0) }
    }
  }
}
