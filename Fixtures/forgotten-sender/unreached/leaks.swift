import Foundation
import NIOCore

// An assertion that something cannot be stops a program only while it is debugged. The handler, or the promise, is left behind it, if that
// ever comes about.

enum Step {
  case first, second, last
}

struct AssertedSteps: Sendable {
  let queue: DispatchQueue

  func take(_ step: Step, completion: @escaping @Sendable (Result<Int, any Error>) -> Void) {
    switch step {
    case .first: completion(.success(1))
    case .second: completion(.failure(CancellationError()))
    case .last: assertionFailure("there is no way back")
    }
  }  // want: forgotten-sender note "reaching the end here leaves without calling 'completion'"

  func length(of text: String?, completion: @escaping @Sendable (Result<Int, any Error>) -> Void) {
    queue.async {
      guard let text else { return assertionFailure() }  // want: forgotten-sender note "without calling 'completion'"
      completion(.success(text.count))
    }
  }
}

final class AssertedService: @unchecked Sendable {
  enum Phase { case running, stopping, stopped }
  private let lock = NSLock()
  private var phase = Phase.running

  func stop(on queue: DispatchQueue, completion: @escaping @Sendable ((any Error)?) -> Void) {
    lock.withLock {
      switch phase {
      case .stopping:
        phase = .stopped
        queue.async { completion(nil) }
      case .running, .stopped:
        assertionFailure("it is stopping: \(phase)")
      }
    }
  }  // want: forgotten-sender note "reaching the end here leaves without calling 'completion'"
}

struct Parcel {
  var bytes: [UInt8]
}

final class Asserting: ChannelOutboundHandler {
  typealias OutboundIn = Parcel

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data).bytes.first {
    case 0?: context.write(data, promise: promise)
    case nil: assertionFailure("an empty parcel")
    default: fatalError("no such parcel")
    }
  }  // want: forgotten-sender note "reaching the end here leaves 'promise'"
}
