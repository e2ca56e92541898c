// A handler that is kept where nobody reads it is not handed on.
import Dispatch

final class Notices: @unchecked Sendable {
  private var kept: ((Int) -> Void)?
  private var seen: (@Sendable (Int) -> Void)?

  func receive(_ text: Int?, contentHandler: @escaping @Sendable (Int) -> Void) {
    kept = contentHandler
    guard let text else { return }  // want: forgotten-sender "this return leaves without calling 'contentHandler'"
    DispatchQueue.main.async { contentHandler(text) }
  }

  func take(_ text: Int?, completion: @escaping @Sendable (Int) -> Void) {
    self.seen = completion
    if let text { completion(text) }
  }  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
}
