// Handlers that are called on every way, or kept where somebody finds them.
import Dispatch

final class NoticesRepaired: @unchecked Sendable {
  private var kept: ((Int) -> Void)?
  private var seen: (@Sendable (Int) -> Void)?
  var shown: ((Int) -> Void)?
  private var found: ((Int) -> Void)? { didSet { oldValue?(0) } }

  func receiveRepaired(_ text: Int?, contentHandler: @escaping @Sendable (Int) -> Void) {
    kept = contentHandler
    guard let text else { return contentHandler(0) }
    DispatchQueue.main.async { contentHandler(text) }
  }

  func takeRepaired(_ text: Int?, completion: @escaping @Sendable (Int) -> Void) {
    self.seen = completion
    if let text { return completion(text) }
    completion(0)
  }

  func willExpire() {
    waiting?(0)
    waiting = nil
  }

  private var waiting: (@Sendable (Int) -> Void)?

  /// The end of the time calls it.
  func wait(_ text: Int?, completion: @escaping @Sendable (Int) -> Void) {
    willExpire()
    waiting = completion
    guard let text else { return }
    waiting = nil
    completion(text)
  }

  /// Others may read it.
  func show(_ text: Int?, completion: @escaping @Sendable (Int) -> Void) {
    shown = completion
    guard let text else { return }
    completion(text)
  }

  /// What comes next calls it.
  func find(_ text: Int?, completion: @escaping @Sendable (Int) -> Void) {
    found = completion
    guard let text else { return }
    completion(text)
  }
}
