import Foundation
import NIOCore

// What stops the program wherever it runs leaves nobody waiting, and what asserts may tell as well.

enum Stage {
  case first, second, last
}

struct StoppedSteps: Sendable {
  let queue: DispatchQueue

  func takeRepaired(_ step: Stage, completion: @escaping @Sendable (Result<Int, any Error>) -> Void) {
    switch step {
    case .first: completion(.success(1))
    case .second: completion(.failure(CancellationError()))
    case .last: preconditionFailure("there is no way back")  // ok: it goes on nowhere
    }
  }

  func lengthRepaired(of text: String?, completion: @escaping @Sendable (Result<Int, any Error>) -> Void) {
    queue.async {
      guard let text else {
        assertionFailure()
        return completion(.failure(CancellationError()))
      }
      completion(.success(text.count))
    }
  }
}

final class StoppedService: @unchecked Sendable {
  enum Phase { case running, stopping, stopped }
  private let lock = NSLock()
  private var phase = Phase.running

  func stopRepaired(on queue: DispatchQueue, completion: @escaping @Sendable ((any Error)?) -> Void) {
    lock.withLock {
      switch phase {
      case .stopping:
        phase = .stopped
        queue.async { completion(nil) }
      case .running, .stopped:
        assertionFailure("it is stopping: \(phase)")
        queue.async { completion(CancellationError()) }
      }
    }
  }
}

struct Bag {
  var bytes: [UInt8]
}

final class AssertingToo: ChannelOutboundHandler {
  typealias OutboundIn = Bag

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    writeRepaired(context: context, data: data, promise: promise)
  }

  private func writeRepaired(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data).bytes.first {
    case 0?: context.write(data, promise: promise)
    case nil:
      assertionFailure("an empty parcel")
      promise?.fail(CancellationError())
    default: fatalError("no such parcel")
    }
  }
}
