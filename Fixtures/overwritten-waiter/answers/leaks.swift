import Dispatch

// Closures that are answers whatever they are called: each is told of an outcome, and is taken out when it is called.

final class Tokens: @unchecked Sendable {
  private var waiting: [(Result<String, any Error>) -> Void] = []
  private let request: (@escaping (Result<String, any Error>) -> Void) -> Void
  init(request: @escaping (@escaping (Result<String, any Error>) -> Void) -> Void) { self.request = request }

  func withToken(_ body: @escaping (Result<String, any Error>) -> Void) {
    waiting.append(body)
    if waiting.count == 1 { refresh() }
  }

  private func refresh() {
    request { result in
      let all = self.waiting
      self.waiting = []
      switch result {
      case .success: for body in all { body(result) }
      case .failure: all.first?(result)
      }
    }  // want: forgotten-sender "without calling the rest of 'all'"
  }
}

final class Access {
  private var asking: [Int: (Bool) -> Void] = [:]

  func ask(_ number: Int, _ body: @escaping (Bool) -> Void) { asking[number] = body }

  func answered(_ isGranted: Bool?) {
    let all = asking
    asking = [:]
    guard let isGranted else { return }  // want: forgotten-sender "this return leaves without calling 'all'"
    for body in all.values { body(isGranted) }
  }

  func answeredEach(_ isGranted: Bool) {
    for (number, body) in asking {
      if !isGranted { continue }  // want: forgotten-sender "without calling 'body' of 'asking'"
      body(true)
      asking[number] = nil
    }
    asking.removeAll()
  }
}

/// One at a time.
final class Page {
  private var next: ((Result<Int, any Error>) -> Void)?

  func load(_ body: @escaping (Result<Int, any Error>) -> Void) {
    guard next == nil else { return body(.failure(CancellationError())) }
    next = body
  }

  func loaded(_ number: Int?, _ error: (any Error)?) {
    guard let body = next else { return }
    next = nil
    if let error { return body(.failure(error)) }
    guard let number else { return }  // want: forgotten-sender "this return leaves without calling 'body'"
    body(.success(number))
  }
}

final class Sync: @unchecked Sendable {
  enum Outcome: Sendable { case uploaded, skipped }
  struct Job {
    let number: Int
    let told: (Outcome) -> Void
  }
  private var jobs: [Job] = []
  private let send: (Int, @escaping (Bool) -> Void) -> Void
  init(send: @escaping (Int, @escaping (Bool) -> Void) -> Void) { self.send = send }

  func enqueue(_ number: Int, told: @escaping (Outcome) -> Void) { jobs.append(Job(number: number, told: told)) }

  func stop() {
    jobs.removeAll()  // want: overwritten-waiter "'jobs'"
  }

  func next() {
    guard !jobs.isEmpty else { return }
    let job = jobs.removeFirst()
    send(job.number) { isSent in job.told(isSent ? .uploaded : .skipped) }
  }
}
