// The interface of some types of Vapor, so that fixtures type-check without the package.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public enum BodyStreamResult: Sendable {
  case buffer([UInt8])
  case error(any Error)
  case end
}

public protocol AsyncBodyStreamWriter: Sendable {
  func write(_ result: BodyStreamResult) async throws
}

public final class Response: Sendable {
  public struct Body: Sendable {
    public init(asyncStream: @escaping @Sendable (any AsyncBodyStreamWriter) async throws -> Void) {}
  }
  public init(body: Body) {}
}
