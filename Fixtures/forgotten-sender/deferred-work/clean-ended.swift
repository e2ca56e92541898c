import Dispatch
import NIOCore

/// A source that is cancelled behind the wait is there till then.
func runUntilSignalled(_ channel: Channel) throws {
  let source = DispatchSource.makeSignalSource(signal: 15)
  let stop = channel.eventLoop.makePromise(of: Void.self)
  source.setEventHandler { stop.succeed(()) }
  source.resume()
  try stop.futureResult.wait()
  source.cancel()
}
