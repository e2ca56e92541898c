// The interface of some types of Network, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public enum NWError: Error, Sendable {
  case posix(Int32)
}

public final class NWQueue: Sendable {
  public static let main = NWQueue()
}

public final class NWConnection: @unchecked Sendable {
  public enum State: Sendable, Equatable {
    case setup
    case waiting(NWError)
    case preparing
    case ready
    case failed(NWError)
    case cancelled
    public static func == (a: State, b: State) -> Bool { true }
  }
  public var stateUpdateHandler: (@Sendable (State) -> Void)?
  public init(host: String, port: UInt16) {}
  public func start(queue: NWQueue) {}
  public func restart() {}
  public func cancel() {}
}

public final class NWListener: @unchecked Sendable {
  public enum State: Sendable, Equatable {
    case setup
    case waiting(NWError)
    case ready
    case failed(NWError)
    case cancelled
    public static func == (a: State, b: State) -> Bool { true }
  }
  public var stateUpdateHandler: (@Sendable (State) -> Void)?
  public var port: UInt16?
  public init(port: UInt16) throws {}
  public func start(queue: NWQueue) {}
  public func cancel() {}
}
