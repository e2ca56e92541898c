import NIOCore

// A chain of links: each handles what it can, and gives the rest to its neighbour with the same function.

protocol OutboundLink {
  func bind(to address: String, promise: EventLoopPromise<Void>?)
}

final class Link {
  var handler: (any OutboundLink)?
  var previous: Link?

  func invokeBind(to address: String, promise: EventLoopPromise<Void>?) {
    if let handler = self.handler {
      handler.bind(to: address, promise: promise)
    } else {
      self.previous?.invokeBind(to: address, promise: promise)  // ok: what stands at the end handles everything
    }
  }
}

final class LinkOfOtherKind {
  var handler: (any OutboundLink)?
  var previous: LastLink?

  func invokeBindRepaired(to address: String, promise: EventLoopPromise<Void>?) {
    guard let previous else {
      promise?.succeed(())
      return
    }
    previous.bindAtLast(to: address, promise: promise)
  }
}

final class LastLink {
  let handler: any OutboundLink
  init(handler: any OutboundLink) { self.handler = handler }

  func bindAtLast(to address: String, promise: EventLoopPromise<Void>?) {
    handler.bind(to: address, promise: promise)
  }
}
