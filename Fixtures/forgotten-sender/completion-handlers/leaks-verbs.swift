// Functions whose names say that they add, set, register or schedule something, and which call their completion handler when they have
// done so.

protocol Accounts {
  func create(_ name: String, _ done: @escaping (String?, (any Error)?) -> Void)
}

final class Friends {
  private let accounts: any Accounts
  private var names: [String] = []

  init(_ accounts: any Accounts) { self.accounts = accounts }

  func addFriend(named name: String, completion: @escaping (Bool) -> Void) {
    accounts.create(name) { id, _ in
      guard let id else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
      self.names.append(id)
      completion(true)
    }
  }

  func register(_ name: String, completionHandler: @escaping ((any Error)?) -> Void) {
    guard !names.contains(name) else { return }  // want: forgotten-sender "this return leaves without calling 'completionHandler'"
    accounts.create(name) { _, error in completionHandler(error) }
  }
}
