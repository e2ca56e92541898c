import Foundation

// Delegates of protocols that no model knows: by the names of their methods, and by who calls them.

final class Loader: Sendable {
  func start(_ name: String) {}
  func cancel() {}
}

protocol LoaderDelegate: AnyObject {
  func loader(_ loader: Loader, didFinishWith text: String)
  func loader(_ loader: Loader, didFailWith error: any Error)
  func loaderDidStart(_ loader: Loader)
}

/// It prints the error.
final class Printer: LoaderDelegate {
  private let loader = Loader()
  private var waiters: [CheckedContinuation<String?, Never>] = []

  func text(_ name: String) async -> String? {
    await withCheckedContinuation {
      waiters.append($0)
      loader.start(name)
    }
  }

  func loader(_ loader: Loader, didFinishWith text: String) {
    for waiter in waiters { waiter.resume(returning: text) }
    waiters = []
  }

  func loader(_ loader: Loader, didFailWith error: any Error) {  // want: forgotten-sender "'loader(_:didFailWith:)' leaves what is in 'waiters'"
    print(error)
  }

  func loaderDidStart(_ loader: Loader) {}
}

protocol ScannerDelegate: AnyObject {
  func scannerDidFinish(_ scanner: Scanner, codes: [String])
  func scannerDidFail(_ scanner: Scanner, error: (any Error)?)
}

final class Scanner {
  weak var delegate: (any ScannerDelegate)?
  func scan() {}
}

/// The waiter is told by a function for both; only one calls it.
final class Codes: ScannerDelegate {
  private var completion: ((Result<[String], any Error>) -> Void)?
  private let scanner = Scanner()

  func scan(completion: @escaping (Result<[String], any Error>) -> Void) {
    tell(.failure(CancellationError()))
    self.completion = completion
    scanner.scan()
  }

  private func tell(_ result: Result<[String], any Error>) {
    completion?(result)
    completion = nil
  }

  func scannerDidFinish(_ scanner: Scanner, codes: [String]) { tell(.success(codes)) }

  func scannerDidFail(_ scanner: Scanner, error: (any Error)?) {}  // want: forgotten-sender "without calling it, as 'scannerDidFinish(_:codes:)' does"
}
