import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

final class SettingsRepaired: @unchecked Sendable {
  private var callbacks: [@Sendable ([String: String]?) -> Void] = []
  private var isLoading = false

  func loadRepaired(_ cb: @escaping @Sendable ([String: String]?) -> Void) {
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
        callbacks.forEach { $0(nil) }
        callbacks.removeAll()
      }
    }
  }

  private func fetch(_ then: @escaping @Sendable (Result<[String: String], any Error>) -> Void) {
    DispatchQueue.global().async { then(.failure(CancellationError())) }
  }
}

final class ImagesRepaired: @unchecked Sendable {
  private var waiting: [URL: [@Sendable (Data?) -> Void]] = [:]

  func imageRepaired(_ url: URL, completion: @escaping @Sendable (Data?) -> Void) {
    if waiting[url] != nil {
      waiting[url]?.append(completion)
      return
    }
    waiting[url] = [completion]
    URLSession.shared.dataTask(with: url) { data, _, _ in
      DispatchQueue.main.async {
        let handlers = self.waiting.removeValue(forKey: url) ?? []
        handlers.forEach { $0(data) }
      }
    }.resume()
  }

  /// ok: it is taken out and called before its place is emptied
  func once(_ url: URL, completion: @escaping @Sendable (Data?) -> Void) {
    waiting[url, default: []].append(completion)
    DispatchQueue.main.async {
      let handlers = self.waiting[url]
      self.waiting[url] = nil
      handlers?.forEach { $0(nil) }
    }
  }
}
