import Foundation

// The suspended method holds self: a weak self in its own callback is never nil there.

protocol Loader: Sendable {
  func load(_ name: String, completion: @escaping @Sendable (String) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class Library: @unchecked Sendable {
  private let loader: any Loader
  private var loaded: [String: String] = [:]

  init(loader: any Loader) {
    self.loader = loader
  }

  func book(_ name: String) async -> String {
    await withCheckedContinuation { continuation in
      loader.load(name) { [weak self] text in
        guard let self else { return }  // ok: the waiting method holds self
        loaded[name] = text
        continuation.resume(returning: text)
      }
    }
  }

  func bookQuietly(_ name: String) async -> String {
    await withCheckedContinuation { continuation in
      loader.load(name) { [weak self] text in
        self?.store(name, text) {  // ok: the waiting method holds self
          continuation.resume(returning: text)
        }
      }
    }
  }

  func bookFromTask(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      Task { [weak self] in
        guard let self else {
          return  // ok: the waiting method holds self
        }
        continuation.resume(returning: self.count())
      }
    }
  }

  func bookStrongSelf(_ name: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      loader.load(name) { [weak self] text in
        guard let strongSelf = self else { return }  // ok: the waiting method holds self
        strongSelf.store(name, text) {}
        continuation.resume(returning: text)
      }
    }
  }

  func bookIfLet(_ name: String) async -> String {
    await withCheckedContinuation { continuation in
      loader.load(name) { [weak self] text in
        if let self {
          continuation.resume(returning: text + "\(self.count())")
        }
      }  // ok: the waiting method holds self
    }
  }

  func bookUnowned(_ name: String) async -> String {
    await withCheckedContinuation { continuation in
      loader.load(name) { [unowned self] text in
        self.loaded[name] = text
        continuation.resume(returning: text)  // ok: unowned has no nil side
      }
    }
  }

  func resumeWithoutSelf(_ name: String) {
    Task {
      let text = await withCheckedContinuation { continuation in
        loader.load(name) { [weak self] text in
          self?.note(text)  // ok: only the note needs self
          continuation.resume(returning: text)
        }
      }
      print(text)
    }
  }

  private func note(_ text: String) {
    loaded["last"] = text
  }

  private func count() -> Int {
    loaded.count
  }

  private func store(_ name: String, _ text: String, then body: () -> Void) {
    loaded[name] = text
    body()
  }
}
