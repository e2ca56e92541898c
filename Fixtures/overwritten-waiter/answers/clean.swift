import Dispatch

// Each answer is told; or they are no answers: they stay where they are, or are given what they have to work on.

final class TokensRepaired: @unchecked Sendable {
  private var waiting: [(Result<String, any Error>) -> Void] = []
  private let request: (@escaping (Result<String, any Error>) -> Void) -> Void
  init(request: @escaping (@escaping (Result<String, any Error>) -> Void) -> Void) { self.request = request }

  func withToken(_ body: @escaping (Result<String, any Error>) -> Void) {
    waiting.append(body)
    if waiting.count == 1 { refreshRepaired() }
  }

  private func refreshRepaired() {
    request { result in
      let all = self.waiting
      self.waiting = []
      for body in all { body(result) }
    }
  }
}

final class AccessRepaired {
  private var asking: [Int: (Bool) -> Void] = [:]

  func ask(_ number: Int, _ body: @escaping (Bool) -> Void) { asking[number] = body }

  func answeredRepaired(_ isGranted: Bool?) {
    let all = asking
    asking = [:]
    for body in all.values { body(isGranted ?? false) }
  }

  func answeredEachRepaired(_ isGranted: Bool) {
    for (number, body) in asking {
      body(isGranted)
      asking[number] = nil
    }
    asking.removeAll()
  }
}

final class PageRepaired {
  private var next: ((Result<Int, any Error>) -> Void)?

  func load(_ body: @escaping (Result<Int, any Error>) -> Void) {
    guard next == nil else { return body(.failure(CancellationError())) }
    next = body
  }

  func loadedRepaired(_ number: Int?, _ error: (any Error)?) {
    guard let body = next else { return }
    next = nil
    if let error { return body(.failure(error)) }
    guard let number else { return body(.failure(CancellationError())) }
    body(.success(number))
  }
}

/// It may be told again.
final class Button {
  private var pressed: ((Bool) -> Void)?

  func onPress(_ body: @escaping (Bool) -> Void) { pressed = body }

  func press(_ isLong: Bool?) {
    guard let body = pressed, let isLong else { return }
    body(isLong)
  }

  func forget() { pressed = nil }
}

final class SyncRepaired: @unchecked Sendable {
  enum Outcome: Sendable { case uploaded, skipped }
  struct Job {
    let number: Int
    let told: (Outcome) -> Void
  }
  private var jobs: [Job] = []
  private let send: (Int, @escaping (Bool) -> Void) -> Void
  init(send: @escaping (Int, @escaping (Bool) -> Void) -> Void) { self.send = send }

  func enqueue(_ number: Int, told: @escaping (Outcome) -> Void) { jobs.append(Job(number: number, told: told)) }

  func stopRepaired() {
    let left = jobs
    jobs = []
    for job in left { job.told(.skipped) }
  }

  func next() {
    guard !jobs.isEmpty else { return }
    let job = jobs.removeFirst()
    send(job.number) { isSent in job.told(isSent ? .uploaded : .skipped) }
  }
}

/// They are told again and again.
final class Lights {
  private var observers: [(Bool) -> Void] = []

  func observe(_ body: @escaping (Bool) -> Void) { observers.append(body) }

  func turn(_ isOn: Bool) {
    for body in observers { body(isOn) }
  }

  func forget() {
    observers.removeAll()  // ok: nobody waits for an event
  }
}

/// Work that is put off, and need not be done any more.
final class Deferred {
  private var works: [() -> Void] = []

  func later(_ work: @escaping () -> Void) { works.append(work) }

  func run() {
    let all = works
    works = []
    for work in all { work() }
  }

  func cancel() {
    works.removeAll()  // ok: work is no answer
  }
}
