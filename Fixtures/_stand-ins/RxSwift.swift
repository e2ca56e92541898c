// The interface of some types of RxSwift, so that fixtures type-check without the package.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public protocol Disposable {
  func dispose()
}

public struct Disposables {
  private struct Nothing: Disposable {
    func dispose() {}
  }
  public static func create() -> any Disposable { Nothing() }
  public static func create(with dispose: @escaping () -> Void) -> any Disposable { Nothing() }
}

public struct Single<Element> {
  public typealias SingleObserver = (Result<Element, Error>) -> Void
  public static func create(subscribe: @escaping (@escaping SingleObserver) -> any Disposable) -> Single<Element> {
    Single()
  }
  public func subscribe(_ observer: @escaping (Result<Element, Error>) -> Void) -> any Disposable {
    Disposables.create()
  }
  public func subscribe(
    onSuccess: ((Element) -> Void)? = nil, onFailure: ((Error) -> Void)? = nil, onDisposed: (() -> Void)? = nil
  ) -> any Disposable { Disposables.create() }
}

public final class SingleAssignmentDisposable: Disposable, @unchecked Sendable {
  public init() {}
  public func setDisposable(_ disposable: any Disposable) {}
  public func dispose() {}
}

public enum CompletableEvent {
  case error(Error)
  case completed
}

public struct Completable {
  public static func create(
    subscribe: @escaping (@escaping (CompletableEvent) -> Void) -> any Disposable
  ) -> Completable { Completable() }
}

public struct AnyObserver<Element>: Sendable {
  public func onNext(_ element: Element) {}
  public func onError(_ error: any Error) {}
  public func onCompleted() {}
}

public struct Observable<Element> {
  public static func create(_ subscribe: @escaping (AnyObserver<Element>) -> any Disposable) -> Observable<Element> {
    Observable()
  }

  public func subscribe(
    onNext: ((Element) -> Void)? = nil, onError: ((Error) -> Void)? = nil, onCompleted: (() -> Void)? = nil,
    onDisposed: (() -> Void)? = nil
  ) -> any Disposable { Disposables.create() }
}
