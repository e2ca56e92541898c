/// The first one loads, the others wait for it: where loading fails, they are dropped.
actor Atlas {
  private enum Page {
    case loading([CheckedContinuation<String, any Error>])
    case ready(String)
  }
  private var waiting: [Int: [CheckedContinuation<String, any Error>]] = [:]
  private var pages: [Int: Page] = [:]
  private var line: [CheckedContinuation<String, any Error>] = []
  private var isLoading = false
  private let load: @Sendable (Int) async throws -> String

  init(load: @escaping @Sendable (Int) async throws -> String) { self.load = load }

  func map(_ number: Int) async throws -> String {
    if waiting[number] != nil {
      return try await withCheckedThrowingContinuation { waiting[number]?.append($0) }
    }
    waiting[number] = []
    do {
      let map = try await load(number)
      waiting.removeValue(forKey: number)?.forEach { $0.resume(returning: map) }
      return map
    } catch {
      waiting[number] = nil  // want: overwritten-waiter "this removes a continuation from 'waiting' from line 17"
      throw error
    }
  }

  func page(_ number: Int) async throws -> String {
    switch pages[number] {
    case .ready(let text)?: return text
    case .loading(let others)?:
      return try await withCheckedThrowingContinuation { pages[number] = .loading(others + [$0]) }
    case nil: break
    }
    pages[number] = .loading([])
    do {
      let text = try await load(number)
      if case .loading(let others)? = pages[number] { for other in others { other.resume(returning: text) } }
      pages[number] = .ready(text)
      return text
    } catch {
      pages.removeValue(forKey: number)  // want: overwritten-waiter "this removes a continuation from 'pages' from line 34"
      throw error
    }
  }

  func index() async throws -> String {
    if isLoading { return try await withCheckedThrowingContinuation { line.append($0) } }
    isLoading = true
    do {
      let text = try await load(0)
      isLoading = false
      for waiter in line { waiter.resume(returning: text) }
      line = []
      return text
    } catch {
      isLoading = false
      line = []  // want: overwritten-waiter "this drops every continuation that is still in 'line' from line 50"
      throw error
    }
  }
}
