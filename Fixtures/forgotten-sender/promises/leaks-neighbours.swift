import NIOCore

// A link whose neighbour is of another kind is no end of a chain.

protocol FirstLink {
  func bind(to address: String, promise: EventLoopPromise<Void>?)
}

final class LinkBeforeOther {
  var previous: (any FirstLink)?

  func invokeBind(to address: String, promise: EventLoopPromise<Void>?) {
    self.previous?.bind(to: address, promise: promise)  // want: forgotten-sender "when 'previous' is nil, this '?.' skips the call"
  }
}
