import Foundation

// The event that comes last, and the case of an action that says to finish.

enum UploadEvent {
  case part(Data)
  case failed(any Error)
  case end
}

protocol UploadBody: AnyObject {
  func drain(_ handler: @escaping (UploadEvent) -> Void)
}

func parts(of body: any UploadBody) -> AsyncThrowingStream<Data, any Error> {
  AsyncThrowingStream { continuation in
    body.drain { event in
      switch event {
      case .part(let data): continuation.yield(data)
      case .failed(let error): continuation.finish(throwing: error)
      case .end: print("all parts are here")
      }
    }  // want: forgotten-sender "(when 'event' is .end)"
  }
}

enum TransferStep {
  case yieldPart(AsyncStream<Data>.Continuation, Data)
  case finishParts(AsyncStream<Data>.Continuation, last: Data?)
  case none
}

protocol Transferring: AnyObject {
  func next() -> TransferStep
}

func step(_ transfer: any Transferring) {
  switch transfer.next() {
  case .yieldPart(let parts, let part): parts.yield(part)
  case .finishParts(let parts, let last):  // want: forgotten-sender "'parts' is never finished"
    if let last { parts.yield(last) }
  case .none: break
  }
}
