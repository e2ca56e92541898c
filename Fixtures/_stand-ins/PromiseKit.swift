// The interface of some types of PromiseKit, so that fixtures type-check without the package.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public final class Resolver<T> {
  public func fulfill(_ value: T) {}
  public func reject(_ error: Error) {}
  public func resolve(_ value: T?, _ error: Error?) {}
}

public final class Promise<T> {
  public init(resolver body: (Resolver<T>) throws -> Void) {}
}

public final class Guarantee<T> {
  public init(resolver body: (@escaping (T) -> Void) -> Void) {}
}
