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

public final class EventLoopFuture<Value>: @unchecked Sendable {
  public func wait() throws -> Value { fatalError() }
  public func map<New>(_ body: @escaping (Value) -> New) -> EventLoopFuture<New> { EventLoopFuture<New>() }
  public func flatMap<New>(_ body: @escaping (Value) -> EventLoopFuture<New>) -> EventLoopFuture<New> {
    EventLoopFuture<New>()
  }
  public func flatMapThrowing<New>(_ body: @escaping (Value) throws -> New) -> EventLoopFuture<New> {
    EventLoopFuture<New>()
  }
}

public final class Database: Sendable {}

public final class ThreadPool: Sendable {
  public func runIfActive<Value>(_ body: @escaping () throws -> Value) -> EventLoopFuture<Value> { EventLoopFuture() }
}

public struct User: Sendable {
  public var team: Int
  public static func find(_ number: Int, on database: Database) -> EventLoopFuture<User> { EventLoopFuture() }
  public static func all(on database: Database) -> EventLoopFuture<[User]> { EventLoopFuture() }
}

public final class Request: Sendable {
  public let database = Database()
  public let pool = ThreadPool()
  public var number: Int { 0 }
}

public final class Application: Sendable {
  public let database = Database()
  public func get(_ path: String, use answer: @escaping (Request) throws -> String) {}
  public func get(_ path: String, use answer: @escaping (Request) async throws -> String) {}
}
