import Dispatch

// A group that is entered once for each piece of work, and left twice on one way through that.

struct Shelf: Sendable {
  let load: @Sendable (String, @escaping @Sendable (Int?, (any Error)?) -> Void) -> Void

  func total(of names: [String], done: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    for name in names {
      group.enter()
      load(name) { count, error in
        if let error {
          print(error)
          group.leave()
        }
        print(count ?? 0)
        group.leave()  // want: double-resume "'group' is left a second time here, after line 15 on the same path"
      }
    }
    group.notify(queue: .main) { done() }
  }

  func one(_ name: String) {
    let group = DispatchGroup()
    group.enter()
    load(name) { count, _ in
      defer { group.leave() }  // want: double-resume "'group' is left a second time here, after line 30"
      guard let count else {
        group.leave()
        return
      }
      print(count)
    }
    group.wait()
  }

  func each(_ names: [String], _ read: @escaping @Sendable (String) async throws -> Int) {
    let group = DispatchGroup()
    for name in names {
      group.enter()
      Task {
        do {
          print(try await read(name))
          group.leave()
        } catch {
          print(error)
          group.leave()
        }
        group.leave()  // want: double-resume "'group' is left a second time here"
      }
    }
    group.wait()
  }
}
