import Dispatch

// A group is left as often as it is entered, also where that is not once.

struct TidyShelf: Sendable {
  let load: @Sendable (String, @escaping @Sendable (Int?, (any Error)?) -> Void) -> Void

  func totalRepaired(of names: [String], done: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    for name in names {
      group.enter()
      load(name) { count, error in
        if let error {
          print(error)
          group.leave()
          return
        }
        print(count ?? 0)
        group.leave()
      }
    }
    group.notify(queue: .main) { done() }
  }

  func oneRepaired(_ name: String) {
    let group = DispatchGroup()
    group.enter()
    load(name) { count, _ in
      defer { group.leave() }
      guard let count else { return }
      print(count)
    }
    group.wait()
  }

  func eachRepaired(_ names: [String], _ read: @escaping @Sendable (String) async throws -> Int) {
    let group = DispatchGroup()
    for name in names {
      group.enter()
      Task {
        do {
          print(try await read(name))
        } catch {
          print(error)
        }
        group.leave()
      }
    }
    group.wait()
  }

  func twoParts(_ name: String) {
    let group = DispatchGroup()
    group.enter()
    group.enter()
    load(name) { count, _ in
      group.leave()
      print(count ?? 0)
      group.leave()  // ok: it was entered twice
    }
    group.wait()
  }

  func twoTurns(_ name: String) {
    let group = DispatchGroup()
    for _ in 0..<2 { group.enter() }
    load(name) { _, _ in
      group.leave()
      group.leave()  // ok: it was entered in each of two turns
    }
    group.wait()
  }

  func enteredBefore(_ names: [String]) {
    let group = DispatchGroup()
    for _ in names { group.enter() }
    for name in names {
      load(name) { count, _ in
        if count == nil { group.leave() } else { group.leave() }  // ok: one for each
      }
    }
    group.wait()
  }

  /// In each turn one of the two.
  func either(_ names: [String], _ read: @escaping @Sendable (String) async throws -> Int) {
    let group = DispatchGroup()
    for name in names {
      group.enter()
      Task {
        do {
          print(try await read(name))
          group.leave()
        } catch {
          print(error)
          group.leave()  // ok: nothing throws behind the other one
        }
      }
    }
    group.wait()
  }

  func some(_ names: [String]) {
    let group = DispatchGroup()
    for name in names {
      group.enter()
      guard !name.isEmpty else {
        group.leave()
        continue
      }
      load(name) { _, _ in group.leave() }
    }
    group.wait()
  }
}
