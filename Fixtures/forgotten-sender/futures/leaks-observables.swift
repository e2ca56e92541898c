import Foundation
import RxSwift

struct Device { let name: String }

enum Lookup: Error { case unknown }

final class Discovery {
  func device(_ name: String, in list: [Device]) -> Observable<Device> {
    Observable.create { observer in
      DispatchQueue.global().async {
        guard let device = list.first(where: { $0.name == name }) else {
          print("not found")
          return  // want: forgotten-sender "this return leaves 'observer' from line 10 unsettled"
        }
        observer.onNext(device)
        observer.onCompleted()
      }
      return Disposables.create()
    }
  }
}

func nearest(_ find: @escaping (@escaping (Device?, (any Error)?) -> Void) -> Void) -> Observable<Device> {
  return Observable<Device>.create { observer in
    find { device, error in
      if let device {
        observer.onNext(device)
        observer.onCompleted()
      } else if let error {
        observer.onError(error)
      }
    }  // want: forgotten-sender "leaves 'observer' from line 25 unsettled (when 'device' is nil and 'error' is nil)"
    return Disposables.create()
  }
}
