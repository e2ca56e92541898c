// The same network layer, in which everybody is told.
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

  func profileRepaired(_ id: String) async throws -> Profile {
    try await withCheckedThrowingContinuation { continuation in
      http.get("/profiles/\(id)") { data, response, error in
        if let error {
          continuation.resume(throwing: error)
          return
        }
        guard let response else { return continuation.resume(throwing: ApiError.offline) }
        guard (200..<300).contains(response.status), let data else {
          continuation.resume(throwing: ApiError.status(response.status))
          return
        }
        continuation.resume(with: Result { try JSONDecoder().decode(Profile.self, from: data) })
      }
    }
  }

  func cachedProfileRepaired(_ id: String, completion: @escaping @Sendable (Result<Profile, any Error>) -> Void) {
    queue.async {
      if let profile = self.cache.profile(id) {
        completion(.success(profile))
      } else if self.token != nil {
        self.http.get("/profiles/\(id)") { data, _, error in
          if let data, let profile = try? JSONDecoder().decode(Profile.self, from: data) {
            completion(.success(profile))
          } else {
            completion(.failure(error ?? ApiError.offline))
          }
        }
      } else {
        completion(.failure(ApiError.offline))
      }
    }
  }

  func accessRepaired(_ ask: @escaping (@escaping @Sendable (Answer) -> Void) -> Void) async -> String? {
    await withCheckedContinuation { continuation in
      ask { answer in
        switch answer {
        case .allowed(let token): continuation.resume(returning: token)
        case .denied: continuation.resume(returning: nil)
        case .pending(let seconds):
          print("ask again in \(seconds)")
          continuation.resume(returning: nil)
        }
      }
    }
  }

  func uploadRepaired(_ data: Data, completion: @escaping @Sendable (Profile?) -> Void) {
    http.send(data) { result in
      switch result {
      case .success(let data): completion(try? JSONDecoder().decode(Profile.self, from: data))
      case .failure(let error):
        NSLog("upload failed: %@", "\(error)")
        completion(nil)
      }
    }
  }

  func deleteRepaired(_ id: String) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      http.get("/profiles/\(id)/delete") { [weak self] _, response, error in
        if let error { return continuation.resume(throwing: error) }
        if response?.status == 404 { return continuation.resume(throwing: ApiError.status(404)) }
        self?.token = nil
        continuation.resume()
      }
    }
  }

  func saveRepaired(_ profile: Profile, to url: URL, completion: @escaping @Sendable (Bool) -> Void) {
    queue.async {
      do {
        let data = try JSONEncoder().encode(profile)
        try data.write(to: url)
        DispatchQueue.main.async { completion(true) }
      } catch {
        NSLog("cannot save: %@", "\(error)")
        DispatchQueue.main.async { completion(false) }
      }
    }
  }

  func refreshRepaired(completionHandler: @escaping @Sendable (Profile?) -> Void) {
    Task {
      let profile = try? await self.profileRepaired("me")
      await MainActor.run { completionHandler(profile) }
    }
  }

  func warmUpRepaired(_ ids: [String]) -> AsyncStream<Profile> {
    AsyncStream { continuation in
      Task {
        defer { continuation.finish() }
        try await withThrowingTaskGroup(of: Void.self) { group in
          for id in ids {
            group.addTask { continuation.yield(try await self.profileRepaired(id)) }
          }
          try await group.waitForAll()
        }
      }
    }
  }

  func askUserRepaired(_ name: String) async -> String? {
    await withCheckedContinuation { continuation in
      guard let delegate else { return continuation.resume(returning: nil) }
      delegate.session(self, asksFor: name) { continuation.resume(returning: $0) }
    }
  }

  func loadLaterRepaired(_ id: String, completion: @escaping @Sendable (Data?) -> Void) {
    queue.asyncAfter(deadline: .now() + 1) { [weak self] in
      guard let self else { return completion(nil) }
      self.http.get(id) { data, _, _ in completion(data) }
    }
  }

  func lastOfRepaired(_ ids: [String], completion: @escaping @Sendable (Data?) -> Void) {
    guard !ids.isEmpty else { return completion(nil) }
    let lock = NSLock()
    nonisolated(unsafe) var left = ids.count
    for id in ids {
      http.get(id) { data, _, _ in
        lock.lock()
        left -= 1
        let isLast = left == 0
        lock.unlock()
        if isLast { completion(data) }
      }
    }
  }

  func loginRepaired(_ name: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      http.get("/login?name=\(name)") { data, _, error in
        if let error {
          return continuation.resume(throwing: error)
        }
        guard let data, let token = String(data: data, encoding: .utf8) else {
          continuation.resume(throwing: ApiError.offline)
          return
        }
        self.token = token
        continuation.resume(returning: token)
      }
    }
  }

  func firstNotificationRepaired(_ name: Notification.Name) async -> String {
    let (names, source) = AsyncStream.makeStream(of: String.self)
    let observer = NotificationCenter.default.addObserver(forName: name, object: nil, queue: .main) { note in
      source.yield(note.name.rawValue)
      source.finish()
    }
    defer { NotificationCenter.default.removeObserver(observer) }
    return await names.first { _ in true } ?? ""
  }

  func pagesRepaired(_ path: String) -> AsyncThrowingStream<String, any Error> {
    let (stream, continuation) = AsyncThrowingStream.makeStream(of: String.self)
    Task {
      do {
        for page in 1...10 { continuation.yield(try await self.profileRepaired("\(path)/\(page)").name) }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
    return stream
  }

  func linesRepaired(_ url: URL) -> AsyncStream<String> {
    AsyncStream { continuation in
      let task = Task {
        defer { continuation.finish() }
        let text = try String(contentsOf: url, encoding: .utf8)
        for line in text.split(separator: "\n") { continuation.yield(String(line)) }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  func decidePolicyRepaired(_ host: String?, decisionHandler: @escaping @Sendable (Bool) -> Void) {
    guard let host else { return decisionHandler(false) }
    http.get("/allowed?host=\(host)") { data, _, error in
      guard error == nil else { return decisionHandler(false) }
      decisionHandler(data?.isEmpty == false)
    }
  }

  func didReceiveRepaired(_ content: String, withContentHandler contentHandler: @escaping @Sendable (String) -> Void) {
    http.get(content) { data, _, _ in
      guard let data else { return contentHandler(content) }
      contentHandler(String(decoding: data, as: UTF8.self))
    }
  }

  func messageRepaired(_ text: String, reply: @escaping @Sendable (Data) -> Void) {
    switch text {
    case "ping": reply(Data())
    case "profile": http.get("me") { data, _, _ in reply(data ?? Data()) }
    default: reply(Data())
    }
  }

  func signOutRepaired(completion: (@Sendable (Bool) -> Void)? = nil) {
    guard token != nil else { return completion?(true) ?? () }
    http.get("/logout") { _, _, error in completion?(error == nil) }
  }
}
