import CoreBluetooth
import CoreLocation

// What a static function or property gives is asked for its case: it is no case by itself.

protocol Access {
  func ask(completionHandler: @escaping (Bool) -> Void)
}

func mayUse(_ access: any Access, completion: @escaping (Bool) -> Void) {
  let status = CLLocationManager.authorizationStatus()
  if status == .notDetermined {
    access.ask { isGranted in
      if isGranted { completion(true) }
    }  // want: forgotten-sender "without calling 'completion'"
  } else {
    completion(status == .authorized)
  }
}

func mayUseCurrent(_ access: any Access) async -> Bool {
  let status = CBCentralManager.authorization
  return await withCheckedContinuation { continuation in
    switch status {
    case .allowedAlways: continuation.resume(returning: true)
    case .denied: continuation.resume(returning: false)
    case .notDetermined:
      access.ask { isGranted in
        guard isGranted else { return }  // want: forgotten-sender "this return leaves 'continuation'"
        continuation.resume(returning: true)
      }
    }
  }
}
