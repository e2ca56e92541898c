import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Who asks while the first is still being answered waits in a list. A closure that runs later finds there what the function
// has stored, whatever the function found.

final class Settings: @unchecked Sendable {
  private var callbacks: [@Sendable ([String: String]?) -> Void] = []
  private var isLoading = false

  func load(_ cb: @escaping @Sendable ([String: String]?) -> Void) {
    callbacks.append(cb)
    if isLoading { return }
    isLoading = true
    fetch { [weak self] result in
      guard let self else { return }
      isLoading = false
      switch result {
      case .success(let settings):
        callbacks.forEach { $0(settings) }
        callbacks.removeAll()
      case .failure(let error):
        print("no settings:", error)
        callbacks.removeAll()  // want: overwritten-waiter "this drops every completion handler that is still in 'callbacks' from line 15"
      }
    }
  }

  private func fetch(_ then: @escaping @Sendable (Result<[String: String], any Error>) -> Void) {
    DispatchQueue.global().async { then(.failure(CancellationError())) }
  }
}

final class Images: @unchecked Sendable {
  private var waiting: [URL: [@Sendable (Data?) -> Void]] = [:]

  func image(_ url: URL, completion: @escaping @Sendable (Data?) -> Void) {
    if waiting[url] != nil {
      waiting[url]?.append(completion)
      return
    }
    waiting[url] = [completion]
    URLSession.shared.dataTask(with: url) { data, _, _ in
      DispatchQueue.main.async {
        guard let data else {
          self.waiting[url] = nil  // want: overwritten-waiter "this removes a completion handler from 'waiting'"
          return
        }
        let handlers = self.waiting.removeValue(forKey: url) ?? []
        handlers.forEach { $0(data) }
      }
    }.resume()
  }
}
