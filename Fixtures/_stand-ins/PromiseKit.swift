// The interface of some types of PromiseKit, so that fixtures type-check without the package.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public final class Resolver<T> {
  public init() {}
  public func fulfill(_ value: T) {}
  public func reject(_ error: Error) {}
  public func resolve(_ value: T?, _ error: Error?) {}
}

public final class Promise<T> {
  public init(resolver body: (Resolver<T>) throws -> Void) {}
  public static func pending() -> (promise: Promise<T>, resolver: Resolver<T>) { (Promise { _ in }, Resolver()) }
  public var isPending: Bool { true }
  public func map<U>(_ body: @escaping (T) throws -> U) -> Promise<U> { Promise<U> { _ in } }
  public func done(_ body: @escaping (T) throws -> Void) -> Promise<Void> { Promise<Void> { _ in } }
  public func ensure(_ body: @escaping () -> Void) -> Promise<T> { self }
  @discardableResult public func `catch`(_ body: @escaping (Error) -> Void) -> PMKFinalizer { PMKFinalizer() }
}

public final class PMKFinalizer {
  public func finally(_ body: @escaping () -> Void) {}
}

public final class Guarantee<T> {
  public init(resolver body: (@escaping (T) -> Void) -> Void) {}
  public static func pending() -> (guarantee: Guarantee<T>, resolve: (T) -> Void) { (Guarantee { _ in }, { _ in }) }
}
