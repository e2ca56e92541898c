import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// What the system has asked for, and takes back by another method: whoever finds that it did must not answer.

final class StubProtocol: URLProtocol, @unchecked Sendable {
  private var isStopped = false

  override class func canInit(with request: URLRequest) -> Bool { true }
  override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }

  override func startLoading() {
    DispatchQueue.global().async {
      guard !self.isStopped else { return }
      self.client?.urlProtocol(self, didLoad: Data())
      self.client?.urlProtocolDidFinishLoading(self)
    }
  }

  override func stopLoading() { isStopped = true }
}
