// One closure is told of success and failure alike; what another does with the handler is an exception.
import Foundation

struct WholeClient: Sendable {
  var send:
    @Sendable (URL, @escaping @Sendable (Int, Int) -> Void, @escaping @Sendable (Result<Data, any Error>) -> Void) -> Void

  func fetchRepaired(
    _ url: URL, atMost limit: Int?, progress: (@Sendable (Int, Int) -> Void)?,
    completion: @escaping @Sendable (Result<Data, any Error>) -> Void
  ) {
    send(
      url,
      { received, expected in
        if let limit, received > limit { return completion(.failure(CancellationError())) }
        progress?(received, expected)  // ok: the result is still to come
      },
      { result in
        switch result {
        case .success(let data): completion(.success(data))
        case .failure(let error): completion(.failure(error))
        }
      })
  }
}

/// What registers a callback calls it for what may happen.
final class WholeObserver: @unchecked Sendable {
  private var failure: (any Error)?

  func _whenFailureIsHere(_ callback: @escaping (any Error) -> Void) {
    guard let failure else { return }  // ok: it is called for failures only
    callback(failure)
  }
}
