import Foundation

// The same, where the stream is finished.

enum DownloadEvent {
  case part(Data)
  case failed(any Error)
  case end
}

protocol DownloadBody: AnyObject {
  func drain(_ handler: @escaping (DownloadEvent) -> Void)
}

func partsRepaired(of body: any DownloadBody) -> AsyncThrowingStream<Data, any Error> {
  AsyncThrowingStream { continuation in
    body.drain { event in
      switch event {
      case .part(let data): continuation.yield(data)
      case .failed(let error): continuation.finish(throwing: error)
      case .end:
        print("all parts are here")
        continuation.finish()
      }
    }
  }
}

enum FetchStep {
  case yieldPart(AsyncStream<Data>.Continuation, Data)
  case finishParts(AsyncStream<Data>.Continuation, last: Data?)
  case none
}

protocol Fetching: AnyObject {
  func next() -> FetchStep
}

func stepRepaired(_ transfer: any Fetching) {
  switch transfer.next() {
  case .yieldPart(let parts, let part): parts.yield(part)
  case .finishParts(let parts, let last):
    if let last { parts.yield(last) }
    parts.finish()
  case .none: break
  }
}
