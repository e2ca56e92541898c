import Foundation

// Known gap: the locks of two objects of one type, each under the other. Correct code takes them in an order of the objects.

final class Wallet {
  private let lock = NSLock()
  private var amount = 0

  func pay(_ sum: Int, to other: Wallet) {
    lock.lock()
    other.lock.lock()  // todo-want: circular-wait "lock"
    amount -= sum
    other.amount += sum
    other.lock.unlock()
    lock.unlock()
  }
}
