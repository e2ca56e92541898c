import CoreBluetooth
import CoreLocation

// Each status is answered, or cannot be: a case of an enum of the sources is known.

protocol CarefulAccess {
  func ask(completionHandler: @escaping (Bool) -> Void)
}

func mayUseRepaired(_ access: any CarefulAccess, completion: @escaping (Bool) -> Void) {
  let status = CLLocationManager.authorizationStatus()
  if status == .notDetermined {
    access.ask { isGranted in completion(isGranted) }
  } else {
    completion(status == .authorized)
  }
}

func mayUseCurrentRepaired(_ access: any CarefulAccess) async -> Bool {
  let status = CBCentralManager.authorization
  return await withCheckedContinuation { continuation in
    switch status {
    case .allowedAlways: continuation.resume(returning: true)
    case .denied: continuation.resume(returning: false)
    case .notDetermined: access.ask { continuation.resume(returning: $0) }
    }
  }
}

enum Answer { case given(Bool), missing }

func known(_ value: Bool?, completion: @escaping (Bool) -> Void) {
  var answer = Answer.missing
  if let value { answer = Answer.given(value) }
  if case .given(let value) = answer { completion(value) }
  if case .missing = answer { completion(false) }
}
