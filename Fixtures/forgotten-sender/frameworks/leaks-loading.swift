import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// An object that the URL loading system asks to load something tells its client of the end.

class Stub: URLProtocol, @unchecked Sendable {
  nonisolated(unsafe) static var answers: [URL: (HTTPURLResponse, Data)] = [:]
  override class func canInit(with request: URLRequest) -> Bool { true }
  override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }
  override func stopLoading() {}

  override func startLoading() {
    guard let url = request.url, let (response, data) = Self.answers[url] else {
      print("no answer for", request)
      return  // want: forgotten-sender "this return leaves 'Stub' from line 15 without telling its client that it has finished or failed"
    }
    client?.urlProtocol(self, didReceive: response, cacheStoragePolicy: .notAllowed)
    client?.urlProtocol(self, didLoad: data)
    client?.urlProtocolDidFinishLoading(self)
  }
}

final class Passing: Stub, @unchecked Sendable {
  private var loading: URLSessionTask?

  override func startLoading() {
    loading = URLSession.shared.dataTask(with: request) { [weak self] data, response, error in
      guard let self else { return }
      if let error {
        fail(error)
        return
      }
      guard let response, let data else { return }  // want: forgotten-sender "this return leaves 'Passing' from line 29"
      client?.urlProtocol(self, didReceive: response, cacheStoragePolicy: .allowed)
      client?.urlProtocol(self, didLoad: data)
      client?.urlProtocolDidFinishLoading(self)
    }
    loading?.resume()
  }

  private func fail(_ error: any Error) { client?.urlProtocol(self, didFailWithError: error) }
}

/// What it is asked for it leaves to a method of its own.
final class Entrusting: Stub, @unchecked Sendable {
  private var isOpen = false

  override func startLoading() { begin() }

  private func begin() {
    guard isOpen else {
      print("closed")
      return  // want: forgotten-sender "this return leaves 'Entrusting' from line"
    }
    client?.urlProtocolDidFinishLoading(self)
  }
}
