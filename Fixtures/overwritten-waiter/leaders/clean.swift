actor AtlasRepaired {
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

  func mapRepaired(_ number: Int) async throws -> String {
    if waiting[number] != nil {
      return try await withCheckedThrowingContinuation { waiting[number]?.append($0) }
    }
    waiting[number] = []
    do {
      let map = try await load(number)
      waiting.removeValue(forKey: number)?.forEach { $0.resume(returning: map) }
      return map
    } catch {
      for other in waiting[number] ?? [] { other.resume(throwing: error) }
      waiting[number] = nil  // ok: all of them were resumed
      throw error
    }
  }

  func pageRepaired(_ number: Int) async throws -> String {
    switch pages[number] {
    case .ready(let text)?: return text
    case .loading(let others)?:
      return try await withCheckedThrowingContinuation { pages[number] = .loading(others + [$0]) }
    case nil: break
    }
    pages[number] = .loading([])
    do {
      let text = try await load(number)
      tell(number, .success(text))
      pages[number] = .ready(text)
      return text
    } catch {
      tell(number, .failure(error))
      pages.removeValue(forKey: number)  // ok: those who waited were told
      throw error
    }
  }

  private func tell(_ number: Int, _ result: Result<String, any Error>) {
    guard case .loading(let others)? = pages[number] else { return }
    for other in others { other.resume(with: result) }
  }

  func indexRepaired() async throws -> String {
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
      let left = line
      line = []  // ok: they are in 'left'
      left.forEach { $0.resume(throwing: error) }
      throw error
    }
  }

  /// What it finds when it comes back it takes with it.
  func reload() async throws {
    let left = line
    line = []
    isLoading = true
    for waiter in left { waiter.resume(throwing: CancellationError()) }
    let text = try? await load(1)
    isLoading = false
    let others = line
    line = []  // ok: they are in 'others'
    for other in others { other.resume(returning: text ?? "") }
  }
}
