import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Objects that tell their client of the end on each way, or that give themselves to somebody who does.

class StubRepaired: URLProtocol, @unchecked Sendable {
  nonisolated(unsafe) static var answers: [URL: (HTTPURLResponse, Data)] = [:]
  override class func canInit(with request: URLRequest) -> Bool { true }
  override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }
  override func stopLoading() {}

  override func startLoading() {
    guard let url = request.url, let (response, data) = Self.answers[url] else {
      client?.urlProtocol(self, didFailWithError: URLError(.badURL))
      return
    }
    client?.urlProtocol(self, didReceive: response, cacheStoragePolicy: .notAllowed)
    client?.urlProtocol(self, didLoad: data)
    client?.urlProtocolDidFinishLoading(self)
  }
}

final class PassingRepaired: StubRepaired, @unchecked Sendable {
  private var loading: URLSessionTask?

  override func startLoading() {
    loading = URLSession.shared.dataTask(with: request) { [weak self] data, response, error in
      guard let self, let client else { return }  // ok: the session holds it as long as it loads
      guard let response, let data else {
        fail(error ?? URLError(.unknown))
        return
      }
      client.urlProtocol(self, didReceive: response, cacheStoragePolicy: .allowed)
      client.urlProtocol(self, didLoad: data)
      client.urlProtocolDidFinishLoading(self)
    }
    loading?.resume()
  }

  private func fail(_ error: any Error) { client?.urlProtocol(self, didFailWithError: error) }
}

/// It hears of the end as a delegate.
final class Forwarding: StubRepaired, URLSessionDataDelegate, @unchecked Sendable {
  override func startLoading() {
    if request.url == nil {
      client?.urlProtocol(self, didFailWithError: URLError(.badURL))
      return
    }
    let session = URLSession(configuration: .default, delegate: self, delegateQueue: nil)
    session.dataTask(with: request).resume()
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    client?.urlProtocolDidFinishLoading(self)
  }
}

/// For tests of time limits: it never answers at all.
final class Silent: StubRepaired, @unchecked Sendable {
  override func startLoading() { print("waiting") }
}

/// Another request takes its place.
final class Redirecting: StubRepaired, @unchecked Sendable {
  override func startLoading() {
    guard let url = request.url, url.scheme == "http", let response = HTTPURLResponse(
      url: url, statusCode: 301, httpVersion: nil, headerFields: nil)
    else {
      client?.urlProtocol(self, didFailWithError: URLError(.badURL))
      return
    }
    client?.urlProtocol(self, wasRedirectedTo: URLRequest(url: url), redirectResponse: response)
  }
}

/// What it is asked for it leaves to a method of its own.
final class EntrustingRepaired: StubRepaired, @unchecked Sendable {
  private var isOpen = false

  override func startLoading() { beginRepaired() }

  private func beginRepaired() {
    guard isOpen else {
      print("closed")
      client?.urlProtocol(self, didFailWithError: URLError(.cancelled))
      return
    }
    client?.urlProtocolDidFinishLoading(self)
  }
}

/// It answers once it is opened.
final class Opening: StubRepaired, @unchecked Sendable {
  private var isOpen = false
  private var isAsked = false

  override func startLoading() { begin() }

  private func begin() {
    guard isOpen else {
      isAsked = true
      return  // ok: `open()` answers
    }
    client?.urlProtocolDidFinishLoading(self)
  }

  func open() {
    isOpen = true
    if isAsked { client?.urlProtocolDidFinishLoading(self) }
  }
}

/// One of two methods answers.
final class Choosing: StubRepaired, @unchecked Sendable {
  private var isOpen = false

  override func startLoading() {
    answerIfOpen()
    answerIfClosed()
  }

  private func answerIfOpen() {
    guard isOpen else { return }  // ok: the other one does
    client?.urlProtocolDidFinishLoading(self)
  }

  private func answerIfClosed() {
    if !isOpen { client?.urlProtocol(self, didFailWithError: URLError(.cancelled)) }
  }
}
