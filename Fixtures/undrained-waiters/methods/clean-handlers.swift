import NIOCore

// The same, and nobody is left waiting: promises that handlers get from their neighbour as a part of what is to be written.

struct Reply { var text = "" }

struct ClosedError: Error {}

struct QuestionRepaired {
  var bytes: Reply
  var answer: EventLoopPromise<Reply>
}

final class AskingHandlerRepaired: ChannelDuplexHandler {
  typealias InboundIn = Reply
  typealias OutboundIn = QuestionRepaired
  typealias OutboundOut = Reply
  private var asked: [EventLoopPromise<Reply>] = []

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let question = unwrapOutboundIn(data)
    asked.append(question.answer)
    context.write(wrapOutboundOut(question.bytes), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !asked.isEmpty else { return }
    asked.removeFirst().succeed(unwrapInboundIn(data))
  }

  func channelInactive(context: ChannelHandlerContext) { channelInactiveRepaired(context: context) }

  private func channelInactiveRepaired(context: ChannelHandlerContext) {
    for answer in asked { answer.fail(ClosedError()) }
    asked.removeAll()
    context.fireChannelInactive()
  }
}

final class PairHandlerRepaired: ChannelDuplexHandler {
  typealias InboundIn = Reply
  typealias OutboundIn = (Reply, EventLoopPromise<Reply>)
  typealias OutboundOut = Reply
  private var asked: [EventLoopPromise<Reply>] = []

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let (bytes, answer) = Self.unwrapOutboundIn(data)
    asked.append(answer)
    context.write(wrapOutboundOut(bytes), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !asked.isEmpty else { return }
    asked.removeFirst().succeed(unwrapInboundIn(data))
  }

  func channelInactive(context: ChannelHandlerContext) { channelInactiveRepaired(context: context) }

  private func channelInactiveRepaired(context: ChannelHandlerContext) {
    for answer in asked { answer.fail(ClosedError()) }
    asked.removeAll()
    context.fireChannelInactive()
  }
}

final class QuestionQueueRepaired {
  private var asked: [EventLoopPromise<Reply>] = []

  func ask(_ question: QuestionRepaired) {
    asked.append(question.answer)
    send(question.bytes)
  }

  func answer(_ bytes: Reply) {
    guard !asked.isEmpty else { return }
    asked.removeFirst().succeed(bytes)
  }

  func close() { closeRepaired() }

  private func closeRepaired() {
    for answer in asked { answer.fail(ClosedError()) }
    asked.removeAll()
  }

  private func send(_ bytes: Reply) { print(bytes) }
}

/// Whoever asks keeps the promise as well.
final class WatchedQueue {
  private var asked: [EventLoopPromise<Reply>] = []

  func ask(_ question: QuestionRepaired, watchdog: Watchdog) {
    asked.append(question.answer)  // ok: the watchdog fails it
    watchdog.watch(question)
  }

  func answer(_ bytes: Reply) {
    guard !asked.isEmpty else { return }
    asked.removeFirst().succeed(bytes)
  }

  func close() {
    print("closed")
  }
}

protocol Watchdog {
  func watch(_ question: QuestionRepaired)
}

/// What is put away is the future: whoever has that cannot settle the promise, and the queue does.
final class TrackedQueue {
  private var asked: [EventLoopPromise<Reply>] = []
  private var futures: [EventLoopFuture<Reply>] = []

  func ask(_ question: QuestionRepaired) {
    futures.append(question.answer.futureResult)
    asked.append(question.answer)
  }

  func close() {
    while let answer = asked.popLast() { answer.fail(ClosedError()) }
  }
}

final class KeepingHandlerRepaired: ChannelDuplexHandler {
  typealias InboundIn = Reply
  typealias OutboundIn = QuestionRepaired
  typealias OutboundOut = Reply
  private var asked: [QuestionRepaired] = []

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let question = unwrapOutboundIn(data)
    asked.append(question)
    context.write(wrapOutboundOut(question.bytes), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !asked.isEmpty else { return }
    asked.removeFirst().answer.succeed(unwrapInboundIn(data))
  }

  func channelInactive(context: ChannelHandlerContext) { channelInactiveRepaired(context: context) }

  private func channelInactiveRepaired(context: ChannelHandlerContext) {
    for question in asked { question.answer.fail(ClosedError()) }
    asked.removeAll()
    context.fireChannelInactive()
  }
}
