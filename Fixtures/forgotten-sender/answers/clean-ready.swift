import UIKit

@MainActor func confirmDeletionRepaired(in window: UIViewController?, completion: @escaping (Bool) -> Void) {
  let alert = NSAlert()
  guard let window else {
    completion(alert.runModal())
    return
  }
  alert.beginSheetModal(for: window) { completion($0) }
}
