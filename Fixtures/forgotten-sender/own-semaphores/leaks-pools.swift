import Foundation

struct Session: Sendable {
  func query(_ text: String) async throws -> [String] { [text] }
}

/// A pool: whoever takes a session gives it back, and the next one gets it.
actor Pool {
  private var idle: [Session]
  private var waiters: [CheckedContinuation<Session, Never>] = []

  init(size: Int) { idle = (0..<size).map { _ in Session() } }

  func acquire() async -> Session {
    if let session = idle.popLast() { return session }
    return await withCheckedContinuation { waiters.append($0) }
  }

  func release(_ session: Session) {
    if waiters.isEmpty { idle.append(session) } else { waiters.removeFirst().resume(returning: session) }
  }
}

struct Store {
  let pool: Pool

  func withSession<Result>(_ body: (Session) async throws -> Result) async throws -> Result {
    let session = await pool.acquire()
    let result = try await body(session)  // want: forgotten-sender "this 'try', when it throws, leaves 'pool' from line 28 without 'release()': with every place lost"
    await pool.release(session)
    return result
  }

  func first(_ text: String) async throws -> String? {
    let session = await pool.acquire()
    guard let row = try? await session.query(text).first else { return nil }  // want: forgotten-sender "this return leaves 'pool' from line 35 without 'release()'"
    await pool.release(session)
    return row
  }

  func isEmpty(_ text: String) async throws -> Bool {
    let session = await pool.acquire()
    if text.isEmpty { return true }  // want: forgotten-sender "this return leaves 'pool' from line 42 without 'release()'"
    let rows = try? await session.query(text)
    await pool.release(session)
    return rows?.isEmpty ?? true
  }
}
