import NIOCore

// Whoever gives a request may keep it: then it is answered later.

struct Read: Sendable {
  let id: Int
  let count: Int
  let isSilent: Bool
  let waiter: CheckedContinuation<[Int], any Error>
}

struct Change {
  let name: String
  let notify: (Result<String, any Error>) -> Void
}

struct Panel {
  let name: String
  let onFinish: (Result<String, any Error>) -> Void
}

struct Ask {
  let name: String
  let completion: ((Result<String, any Error>) -> Void)?
}

struct Call {
  let name: String
  let completion: (Result<String, any Error>) -> Void
}

final class Buffer {
  var elements: [Int] = []
  var reads: [Int: Read] = [:]
  var names: [String: String] = [:]
  var isOpen = false

  /// Nobody is seen to call it, and nothing says that it gives up.
  func serve(_ read: Read) {
    guard elements.count >= read.count else { return }  // ok: there is not enough yet
    read.waiter.resume(returning: elements)
  }

  func serveLater(_ read: Read) {
    guard elements.count >= read.count else {
      print("waiting for more")
      return  // ok: there is not enough yet
    }
    read.waiter.resume(returning: elements)
  }

  func expire(_ read: Read) {
    guard read.count > 10 else {
      print("not yet")
      return  // ok: only those are ended that last too long
    }
    read.waiter.resume(throwing: CancellationError())
  }

  /// It is in a table all the time.
  func wait(_ id: Int) async throws -> [Int] {
    try await withCheckedThrowingContinuation { continuation in
      let read = Read(id: id, count: 1, isSilent: false, waiter: continuation)
      reads[id] = read
      attempt(read)
    }
  }

  private func attempt(_ read: Read) {
    guard elements.count > 3 else {
      print("waiting")
      return  // ok: whoever fills the buffer goes through the table
    }
    reads[read.id] = nil
    read.waiter.resume(returning: elements)
  }

  func fill(_ more: [Int]) {
    elements += more
    let all = reads.values
    reads = [:]
    for read in all { read.waiter.resume(returning: elements) }
  }

  /// It asks whether another one has answered.
  func end(_ read: Read) {
    guard let known = reads.removeValue(forKey: read.id) else {
      print("answered before")
      return  // ok: answered before
    }
    _ = known.count
    read.waiter.resume(returning: elements)
  }

  /// It says itself that nothing is wanted.
  func tell(_ read: Read) {
    guard !read.isSilent else {
      print("no answer wanted")
      return  // ok: no answer wanted
    }
    read.waiter.resume(returning: elements)
  }

  /// A closure that is called again and again.
  func changed(_ change: Change) {
    guard let name = names[change.name] else {
      print("no change")
      return  // ok: it is told of the next change
    }
    change.notify(.success(name))
  }

  /// A view tells when somebody has used it.
  func show(_ panel: Panel) {
    guard let name = names[panel.name] else {
      print("nothing to show")
      return  // ok: nobody can finish with it
    }
    panel.onFinish(.success(name))
  }

  /// Whoever asks may want no answer.
  func ask(_ ask: Ask) {
    guard let name = names[ask.name] else {
      print("unknown")
      return
    }
    ask.completion?(.success(name))
  }

  /// What has no answer yet goes back into the queue.
  var queue: [Call] = []
  func retry(_ call: Call) {
    guard let name = names[call.name] else {
      print("later")
      queue.append(call)
      return
    }
    call.completion(.success(name))
  }

  /// Whoever calls it is told, and answers.
  func perform(_ call: Call) -> Bool {
    guard let name = names[call.name] else {
      print("unknown")
      return false
    }
    call.completion(.success(name))
    return true
  }

  func performOrThrow(_ call: Call) throws {
    guard let name = names[call.name] else {
      print("unknown")
      throw CancellationError()
    }
    call.completion(.success(name))
  }

  func next() {
    for call in queue { update(call) }
    queue.removeAll { names[$0.name] != nil }
  }

  private func update(_ call: Call) {
    guard let name = names[call.name] else {
      print("not yet")
      return  // ok: it stays in the queue
    }
    call.completion(.success(name))
  }

  func visit() { queue.forEach(visited) }

  private func visited(_ call: Call) {
    guard let name = names[call.name] else {
      print("not yet")
      return  // ok: it stays in the queue
    }
    call.completion(.success(name))
  }
}

/// Whoever sends it keeps it.
final class Sender {
  var sent: [Int: Read] = [:]
  let sink: AsyncStream<Read>.Continuation
  init(_ sink: AsyncStream<Read>.Continuation) { self.sink = sink }

  func send(_ id: Int) async throws -> [Int] {
    try await withCheckedThrowingContinuation { continuation in
      let read = Read(id: id, count: 1, isSilent: false, waiter: continuation)
      sent[id] = read
      sink.yield(read)
    }
  }

  func stop() {
    for read in sent.values { read.waiter.resume(throwing: CancellationError()) }
    sent = [:]
  }
}

func handle(_ reads: AsyncStream<Read>) async {
  for await read in reads {
    guard read.count > 0 else {
      print("left to the sender")
      continue  // ok: the sender ends it
    }
    read.waiter.resume(returning: [])
  }
}
