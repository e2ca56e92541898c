import Foundation

struct SessionRepaired: Sendable {
  func query(_ text: String) async throws -> [String] { [text] }
  func close() async {}
}

actor PoolRepaired {
  private var idle: [SessionRepaired]
  private var waiters: [CheckedContinuation<SessionRepaired, Never>] = []

  init(size: Int) { idle = (0..<size).map { _ in SessionRepaired() } }

  func acquire() async -> SessionRepaired {
    if let session = idle.popLast() { return session }
    return await withCheckedContinuation { waiters.append($0) }
  }

  func release(_ session: SessionRepaired) {
    if waiters.isEmpty { idle.append(session) } else { waiters.removeFirst().resume(returning: session) }
  }

  func replace(_ session: SessionRepaired) async {
    await session.close()
    release(SessionRepaired())
  }
}

struct StoreRepaired {
  let pool: PoolRepaired

  func withSessionRepaired<Value>(_ body: (SessionRepaired) async throws -> Value) async throws -> Value {
    let session = await pool.acquire()
    let result: Result<Value, any Error>
    do { result = .success(try await body(session)) } catch { result = .failure(error) }
    await pool.release(session)
    return try result.get()
  }

  func firstRepaired(_ text: String) async throws -> String? {
    let session = await pool.acquire()
    let rows = try? await session.query(text)
    await pool.release(session)
    return rows?.first
  }

  func isEmptyRepaired(_ text: String) async throws -> Bool {
    if text.isEmpty { return true }
    let session = await pool.acquire()
    let rows = try? await session.query(text)
    await pool.release(session)
    return rows?.isEmpty ?? true
  }

  /// The caller has it from here on.
  func checked() async throws -> SessionRepaired {
    let session = await pool.acquire()
    do {
      guard try await !session.query("select 1").isEmpty else { throw CancellationError() }
      return session
    } catch {
      await pool.release(session)
      throw error
    }
  }

  /// One that has failed is given back in another way.
  func rows(_ text: String) async throws -> [String] {
    let session = await pool.acquire()
    do {
      let rows = try await session.query(text)
      await pool.release(session)
      return rows
    } catch {
      await pool.replace(session)
      throw error  // ok: another one is in its place
    }
  }
}
