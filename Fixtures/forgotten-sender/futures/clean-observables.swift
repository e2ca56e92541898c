import Foundation
import RxSwift

struct DeviceRepaired { let name: String }

enum LookupRepaired: Error { case unknown }

final class DiscoveryRepaired {
  func deviceRepaired(_ name: String, in list: [DeviceRepaired]) -> Observable<DeviceRepaired> {
    Observable.create { observer in
      DispatchQueue.global().async {
        guard let device = list.first(where: { $0.name == name }) else {
          observer.onError(LookupRepaired.unknown)
          return
        }
        observer.onNext(device)
        observer.onCompleted()
      }
      return Disposables.create()
    }
  }

  /// Events, which need no end.
  func changes(_ center: NotificationCenter) -> Observable<String> {
    Observable.create { observer in
      let token = center.addObserver(forName: Notification.Name("change"), object: nil, queue: nil) { note in
        guard let text = note.object as? String else { return }  // ok: the next one may be of interest
        observer.onNext(text)
      }
      return Disposables.create { center.removeObserver(token) }
    }
  }

  func never() -> Observable<Int> { Observable.create { _ in Disposables.create() } }

  /// Events that a failure ends.
  func positions(_ next: @escaping (@escaping (Int?, (any Error)?) -> Void) -> Void) -> Observable<Int> {
    Observable.create { observer in
      next { position, error in
        if let error { return observer.onError(error) }
        observer.onNext(position ?? 0)
      }
      return Disposables.create()
    }
  }
}

func nearestRepaired(
  _ find: @escaping (@escaping (DeviceRepaired?, (any Error)?) -> Void) -> Void
) -> Observable<DeviceRepaired> {
  return Observable<DeviceRepaired>.create { observer in
    find { device, error in
      if let device {
        observer.onNext(device)
        observer.onCompleted()
      } else {
        observer.onError(error ?? LookupRepaired.unknown)
      }
    }
    return Disposables.create()
  }
}
