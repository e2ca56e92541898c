// Functions whose names say that they add, set, register or schedule something.

protocol Directory {
  func create(_ name: String, _ done: @escaping (String?, (any Error)?) -> Void)
}

final class FriendsRepaired {
  private let accounts: any Directory
  private var names: [String] = []
  private var isOnline = false

  init(_ accounts: any Directory) { self.accounts = accounts }

  func addFriendRepaired(named name: String, completion: @escaping (Bool) -> Void) {
    accounts.create(name) { id, _ in
      guard let id else { return completion(false) }
      self.names.append(id)
      completion(true)
    }
  }

  func registerRepaired(_ name: String, completionHandler: @escaping ((any Error)?) -> Void) {
    guard !names.contains(name) else { return completionHandler(nil) }
    accounts.create(name) { _, error in completionHandler(error) }
  }

  /// It is called for each friend that comes, if any does.
  func addHandler(_ completion: @escaping (String) -> Void) {
    guard let first = names.first else { return }  // ok: this registers a callback
    completion(first)
  }

  func addFriendListener(completion: @escaping (String?) -> Void) {
    guard isOnline else { return }  // ok: a listener is told of each friend that comes
    completion(names.first)
  }
}

/// Stands for a type of Photos.
protocol LivePhotos {
  static func request(withResourceFileURLs: [String], resultHandler: @escaping ([UInt8]?, [String: Bool]) -> Void)
}

func setPhoto(_ photos: any LivePhotos.Type, _ url: String, completion: @escaping ([UInt8]?) -> Void) {
  photos.request(withResourceFileURLs: [url]) { photo, info in
    if info["isDegraded"] == true { return }  // ok: the whole photo comes later
    completion(photo)
  }
}
