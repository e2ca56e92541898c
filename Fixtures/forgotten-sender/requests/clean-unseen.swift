import NIOCore

enum DeskError: Error { case unknown }

struct Order: Sendable {
  let amount: Int
  let waiter: CheckedContinuation<Int, any Error>
}

final class Errand: Sendable {
  let amount: Int
  let promise: EventLoopPromise<Int>
  init(amount: Int, promise: EventLoopPromise<Int>) {
    self.amount = amount
    self.promise = promise
  }
}

struct Lookup {
  let name: String
  let reply: (Result<String, any Error>) -> Void
}

final class Question<Subject, Answer> {
  let subject: Subject
  private let replyBlock: (Result<Answer, any Error>) -> Void
  init(_ subject: Subject, reply: @escaping (Result<Answer, any Error>) -> Void) {
    self.subject = subject
    replyBlock = reply
  }
  func reply(_ result: Result<Answer, any Error>) { replyBlock(result) }
}

final class Desk {
  var names: [String: String] = [:]

  func acceptRepaired(_ order: Order) async {
    guard order.amount > 0 else {
      print("no such amount")
      order.waiter.resume(throwing: DeskError.unknown)
      return
    }
    order.waiter.resume(returning: order.amount)
  }

  func runRepaired(_ errand: Errand) {
    guard errand.amount > 0 else {
      print("no such amount: \(errand.amount)")
      errand.promise.fail(DeskError.unknown)
      return
    }
    errand.promise.succeed(errand.amount)
  }

  func findRepaired(_ lookup: Lookup) {
    guard let found = names[lookup.name] else {
      print("unknown")
      lookup.reply(.failure(DeskError.unknown))
      return
    }
    lookup.reply(.success(found))
  }

  func checkRepaired(_ question: Question<String, String>) {
    guard let found = names[question.subject] else {
      question.reply(.failure(DeskError.unknown))
      return
    }
    guard !found.isEmpty else { return question.reply(.failure(DeskError.unknown)) }
    question.reply(.success(found))
  }
}

func serveRepaired(_ orders: AsyncStream<Order>) async {
  for await order in orders {
    guard order.amount > 0 else {
      print("no such amount")
      order.waiter.resume(throwing: DeskError.unknown)
      continue
    }
    order.waiter.resume(returning: 1)
  }
}

final class Office {
  var names: [String: String] = [:]

  func lookRepaired(_ lookup: Lookup) {
    guard let found = names[lookup.name] else { return lookup.reply(.failure(DeskError.unknown)) }
    lookup.reply(.success(found))
  }

  func name(of name: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      lookRepaired(Lookup(name: name) { continuation.resume(with: $0) })
    }
  }
}
