import UIKit

/// An alert that stands ready, and that nobody sees where there is no window.
@MainActor func confirmDeletion(in window: UIViewController?, completion: @escaping (Bool) -> Void) {
  let alert = NSAlert()
  guard let window else {
    return  // want: forgotten-sender "this return leaves without calling 'completion' (when 'window' is nil)"
  }
  alert.beginSheetModal(for: window) { completion($0) }
}
