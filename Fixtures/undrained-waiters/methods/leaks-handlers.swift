import NIOCore

// Promises that handlers get from their neighbour as a part of what is to be written.

struct Reply { var text = "" }

struct Question {
  var bytes: Reply
  var answer: EventLoopPromise<Reply>
}

final class AskingHandler: ChannelDuplexHandler {
  typealias InboundIn = Reply
  typealias OutboundIn = Question
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

  func channelInactive(context: ChannelHandlerContext) {  // want: undrained-waiters "'channelInactive()' ends this and leaves what is still in 'asked'"
    context.fireChannelInactive()
  }
}

final class PairHandler: ChannelDuplexHandler {
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

  func channelInactive(context: ChannelHandlerContext) {  // want: undrained-waiters "'channelInactive()' ends this and leaves what is still in 'asked'"
    context.fireChannelInactive()
  }
}

final class QuestionQueue {
  private var asked: [EventLoopPromise<Reply>] = []

  func ask(_ question: Question) {
    asked.append(question.answer)
    send(question.bytes)
  }

  func answer(_ bytes: Reply) {
    guard !asked.isEmpty else { return }
    asked.removeFirst().succeed(bytes)
  }

  func close() {  // want: undrained-waiters "'close()' ends this and leaves what is still in 'asked'"
    print("closed")
  }

  private func send(_ bytes: Reply) { print(bytes) }
}

/// The questions are kept as they come.
final class KeepingHandler: ChannelDuplexHandler {
  typealias InboundIn = Reply
  typealias OutboundIn = Question
  typealias OutboundOut = Reply
  private var asked: [Question] = []

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let question = unwrapOutboundIn(data)
    asked.append(question)
    context.write(wrapOutboundOut(question.bytes), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !asked.isEmpty else { return }
    asked.removeFirst().answer.succeed(unwrapInboundIn(data))
  }

  func channelInactive(context: ChannelHandlerContext) {  // want: undrained-waiters "'channelInactive()' ends this and leaves what is still in 'asked'"
    context.fireChannelInactive()
  }
}
