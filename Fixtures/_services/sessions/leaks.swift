// Completion handlers, continuations and streams as an app's network layer has them.
import Dispatch
import Foundation

struct Profile: Codable, Sendable { var name: String }
struct Response: Sendable { var status: Int }
enum ApiError: Error { case offline, status(Int) }

protocol Http: AnyObject, Sendable {
  func get(_ path: String, completion: @escaping @Sendable (Data?, Response?, (any Error)?) -> Void)
  func send(_ data: Data, then: @escaping @Sendable (Result<Data, any Error>) -> Void)
}
protocol SessionDelegate: AnyObject {
  func session(_ session: Session, asksFor name: String, reply: @escaping @Sendable (String?) -> Void)
}
protocol Cache: Sendable { func profile(_ id: String) -> Profile? }
enum Answer { case allowed(String), denied, pending(retryAfter: Double) }

final class Session: @unchecked Sendable {
  let http: any Http
  let cache: any Cache
  weak var delegate: (any SessionDelegate)?
  private let queue = DispatchQueue(label: "session")
  private var token: String?

  init(http: any Http, cache: any Cache) {
    self.http = http
    self.cache = cache
  }

  func profile(_ id: String) async throws -> Profile {
    try await withCheckedThrowingContinuation { continuation in
      http.get("/profiles/\(id)") { data, response, error in
        if let error {
          continuation.resume(throwing: error)
          return
        }
        guard let response else { return }  // want: forgotten-sender "this return leaves 'continuation'"
        guard (200..<300).contains(response.status), let data else {
          continuation.resume(throwing: ApiError.status(response.status))
          return
        }
        continuation.resume(with: Result { try JSONDecoder().decode(Profile.self, from: data) })
      }
    }
  }

  func cachedProfile(_ id: String, completion: @escaping @Sendable (Result<Profile, any Error>) -> Void) {
    queue.async {
      if let profile = self.cache.profile(id) {
        completion(.success(profile))
      } else if self.token != nil {
        self.http.get("/profiles/\(id)") { data, _, error in
          if let data, let profile = try? JSONDecoder().decode(Profile.self, from: data) {
            completion(.success(profile))
          } else if let error {
            completion(.failure(error))
          }
        }  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
      }
    }  // via: forgotten-sender "reaching the end here leaves without calling 'completion'"
  }

  func access(_ ask: @escaping (@escaping @Sendable (Answer) -> Void) -> Void) async -> String? {
    await withCheckedContinuation { continuation in
      ask { answer in
        switch answer {
        case .allowed(let token): continuation.resume(returning: token)
        case .denied: continuation.resume(returning: nil)
        case .pending(let seconds): print("asked again in \(seconds)")
        }
      }  // want: forgotten-sender "(when 'answer' is .pending)"
    }
  }

  func upload(_ data: Data, completion: @escaping @Sendable (Profile?) -> Void) {
    http.send(data) { result in
      switch result {
      case .success(let data): completion(try? JSONDecoder().decode(Profile.self, from: data))
      case .failure(let error): NSLog("upload failed: %@", "\(error)")
      }
    }  // want: forgotten-sender "(when 'result' is .failure)"
  }

  func delete(_ id: String) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      http.get("/profiles/\(id)/delete") { [weak self] _, response, error in
        if let error { return continuation.resume(throwing: error) }
        if response?.status == 404 { return continuation.resume(throwing: ApiError.status(404)) }
        self?.token = nil
      }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
    }
  }

  func save(_ profile: Profile, to url: URL, completion: @escaping @Sendable (Bool) -> Void) {
    queue.async {
      do {
        let data = try JSONEncoder().encode(profile)
        try data.write(to: url)
        DispatchQueue.main.async { completion(true) }
      } catch {
        NSLog("cannot save: %@", "\(error)")
      }
    }  // want: forgotten-sender "leaves without calling 'completion'"
  }

  func refresh(completionHandler: @escaping @Sendable (Profile?) -> Void) {
    Task {
      let profile = try await self.profile("me")  // want: forgotten-sender "this 'try', when it throws, leaves without calling 'completionHandler'"
      await MainActor.run { completionHandler(profile) }
    }
  }

  func warmUp(_ ids: [String]) -> AsyncStream<Profile> {
    AsyncStream { continuation in
      Task {
        try await withThrowingTaskGroup(of: Void.self) { group in  // want: forgotten-sender "this 'try', when it throws, leaves 'continuation'"
          for id in ids {
            group.addTask { continuation.yield(try await self.profile(id)) }
          }
          try await group.waitForAll()
        }
        continuation.finish()
      }
    }
  }

  func askUser(_ name: String) async -> String? {
    await withCheckedContinuation { continuation in
      delegate?.session(self, asksFor: name) { continuation.resume(returning: $0) }  // want: forgotten-sender "when 'delegate' is nil, this '?.' skips the call"
    }
  }

  func loadLater(_ id: String, completion: @escaping @Sendable (Data?) -> Void) {
    queue.asyncAfter(deadline: .now() + 1) { [weak self] in
      guard let self else { return }  // want: forgotten-sender "(when 'self' is nil)"
      self.http.get(id) { data, _, _ in completion(data) }
    }
  }

  func lastOf(_ ids: [String], completion: @escaping @Sendable (Data?) -> Void) {
    let lock = NSLock()
    nonisolated(unsafe) var left = ids.count
    for id in ids {  // want: forgotten-sender "this loop can end without a turn"
      http.get(id) { data, _, _ in
        lock.lock()
        left -= 1
        let isLast = left == 0
        lock.unlock()
        if isLast { completion(data) }
      }
    }
  }

  func login(_ name: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      http.get("/login?name=\(name)") { data, _, error in
        if let error {
          continuation.resume(throwing: error)
        }
        guard let data, let token = String(data: data, encoding: .utf8) else {
          continuation.resume(throwing: ApiError.offline)  // want: double-resume "'continuation' is resumed a second time here"
          return
        }
        self.token = token
        continuation.resume(returning: token)
      }
    }
  }

  func firstNotification(_ name: Notification.Name) async -> String {
    await withCheckedContinuation { continuation in
      _ = NotificationCenter.default.addObserver(forName: name, object: nil, queue: .main) { note in
        continuation.resume(returning: note.name.rawValue)  // want: double-resume "again each time this runs"
      }
    }
  }

  func pages(_ path: String) -> AsyncThrowingStream<String, any Error> {
    let (stream, continuation) = AsyncThrowingStream.makeStream(of: String.self)
    Task {
      do {
        for page in 1...10 { continuation.yield(try await self.profile("\(path)/\(page)").name) }
      } catch {
        continuation.finish(throwing: error)
      }
    }  // want: forgotten-sender "leaves 'continuation'"
    return stream
  }

  func lines(_ url: URL) -> AsyncStream<String> {
    AsyncStream { continuation in
      let task = Task {
        let text = try String(contentsOf: url, encoding: .utf8)  // want: forgotten-sender "this 'try', when it throws, leaves 'continuation'"
        for line in text.split(separator: "\n") { continuation.yield(String(line)) }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  func decidePolicy(_ host: String?, decisionHandler: @escaping @Sendable (Bool) -> Void) {
    guard let host else { return decisionHandler(false) }
    http.get("/allowed?host=\(host)") { data, _, error in
      guard error == nil else { return }  // want: forgotten-sender "leaves without calling 'decisionHandler'"
      decisionHandler(data?.isEmpty == false)
    }
  }

  func didReceive(_ content: String, withContentHandler contentHandler: @escaping @Sendable (String) -> Void) {
    http.get(content) { data, _, _ in
      guard let data else { return }  // want: forgotten-sender "leaves without calling 'contentHandler'"
      contentHandler(String(decoding: data, as: UTF8.self))
    }
  }

  func message(_ text: String, reply: @escaping @Sendable (Data) -> Void) {
    switch text {
    case "ping": reply(Data())
    case "profile": http.get("me") { data, _, _ in reply(data ?? Data()) }
    default: break
    }
  }  // want: forgotten-sender "leaves without calling 'reply'"

  func signOut(completion: (@Sendable (Bool) -> Void)? = nil) {
    guard token != nil else { return }  // want: forgotten-sender "leaves without calling 'completion'"
    http.get("/logout") { _, _, error in completion?(error == nil) }
  }
}
