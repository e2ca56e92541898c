import NIOCore

// Nobody is seen to give these requests: that the function owes the answer shows how it answers.

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

/// It answers by a method of its own.
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

  func accept(_ order: Order) async {
    guard order.amount > 0 else {
      print("no such amount")
      return  // want: forgotten-sender "this return leaves 'order'"
    }
    order.waiter.resume(returning: order.amount)
  }

  func run(_ errand: Errand) {
    guard errand.amount > 0 else {
      print("no such amount: \(errand.amount)")
      return  // want: forgotten-sender "this return leaves 'errand'"
    }
    errand.promise.succeed(errand.amount)
  }

  func find(_ lookup: Lookup) {
    guard let found = names[lookup.name] else {
      print("unknown")
      return  // want: forgotten-sender "this return leaves without calling 'lookup'"
    }
    lookup.reply(.success(found))
  }

  /// It tells of one failure, and not of the other.
  func check(_ question: Question<String, String>) {
    guard let found = names[question.subject] else {
      question.reply(.failure(DeskError.unknown))
      return
    }
    guard !found.isEmpty else { return }  // want: forgotten-sender "this return leaves without calling 'question'"
    question.reply(.success(found))
  }
}

func serve(_ orders: AsyncStream<Order>) async {
  for await order in orders {
    guard order.amount > 0 else {
      print("no such amount")
      continue  // want: forgotten-sender "leaves 'order'"
    }
    order.waiter.resume(returning: 1)
  }
}

/// All that call it have made what they give.
final class Office {
  var names: [String: String] = [:]

  func look(_ lookup: Lookup) {
    guard let found = names[lookup.name] else { return }  // want: forgotten-sender "this return leaves without calling 'lookup'"
    lookup.reply(.success(found))
  }

  func name(of name: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      look(Lookup(name: name) { continuation.resume(with: $0) })
    }
  }
}
