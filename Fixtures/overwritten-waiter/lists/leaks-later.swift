import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Who asks while the first is still being answered waits in a list. A closure that runs later finds there what the function
// has stored, whatever the function found.

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
