import Foundation

// Delegates of protocols that no model knows, which tell of failures or need not.

final class Loader: Sendable {
  func start(_ name: String) {}
  func cancel() {}
}

protocol LoaderDelegate: AnyObject {
  func loader(_ loader: Loader, didFinishWith text: String)
  func loader(_ loader: Loader, didFailWith error: any Error)
  func loader(_ loader: Loader, didFailPart part: Int, error: any Error)
}

extension LoaderDelegate {
  func loader(_ loader: Loader, didFailPart part: Int, error: any Error) {}
}

final class PrinterRepaired: LoaderDelegate {
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

  func loader(_ loader: Loader, didFailWith error: any Error) { loaderRepaired(error) }

  private func loaderRepaired(_ error: any Error) {
    for waiter in waiters { waiter.resume(returning: nil) }
    waiters = []
  }
}

/// One part that fails leaves the others to come.
final class Parts: LoaderDelegate {
  private var waiters: [CheckedContinuation<String?, Never>] = []

  func text(_ name: String) async -> String? { await withCheckedContinuation { waiters.append($0) } }

  private func tell(_ text: String?) {
    for waiter in waiters { waiter.resume(returning: text) }
    waiters = []
  }

  func loader(_ loader: Loader, didFinishWith text: String) { tell(text) }
  func loader(_ loader: Loader, didFailWith error: any Error) { tell(nil) }
  func loader(_ loader: Loader, didFailPart part: Int, error: any Error) { print(part, error) }
}

/// The failure of one object, and the success of another.
final class Camera {}

final class TwoObjects: LoaderDelegate {
  private var waiter: CheckedContinuation<Bool, Never>?

  func picture() async -> Bool {
    await withCheckedContinuation {
      waiter?.resume(returning: false)
      waiter = $0
    }
  }

  func camera(_ camera: Camera, didTake picture: Bool) {
    waiter?.resume(returning: picture)
    waiter = nil
  }

  func loader(_ loader: Loader, didFinishWith text: String) { print(text) }
  func loader(_ loader: Loader, didFailWith error: any Error) { print(error) }
}

protocol ScannerDelegate: AnyObject {
  func scannerDidFinish(_ scanner: Scanner, codes: [String])
  func scannerDidFail(_ scanner: Scanner, error: (any Error)?)
}

final class Scanner {
  weak var delegate: (any ScannerDelegate)?
  func scan() {}
}

final class CodesRepaired: ScannerDelegate {
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
  func scannerDidFail(_ scanner: Scanner, error: (any Error)?) { scannerDidFailRepaired(error) }
  private func scannerDidFailRepaired(_ error: (any Error)?) { tell(.failure(error ?? CancellationError())) }
}
