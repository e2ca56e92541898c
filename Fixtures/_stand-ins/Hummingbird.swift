// The interface of some types of Hummingbird, so that fixtures type-check without the package.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public protocol ResponseBodyWriter {
  mutating func write(_ buffer: [UInt8]) async throws
  consuming func finish(_ trailingHeaders: [String: String]?) async throws
}

public struct ResponseBody: Sendable {
  public init(
    contentLength: Int? = nil, _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
  ) {}
}

public struct Response: Sendable {
  public init(status: Int = 200, body: ResponseBody) {}
}
