import Foundation

func placeOfRepaired(_ name: String, _ names: [String], completion: @escaping (Int) -> Void) {
  guard names.contains(name) else {
    completion(0)
    return
  }
  if let place = names.firstIndex(of: name) { completion(place) }  // ok: it is there
}

func ageOfRepaired(_ name: String, _ ages: [String: Int], completion: @escaping (Int) -> Void) {
  guard ages.keys.contains(name) else {
    completion(0)
    return
  }
  if let age = ages[name] { completion(age) }  // ok: there is an entry
}

func firstOfRepaired(_ names: [String], completion: @escaping (String) -> Void) {
  if names.isEmpty {
    completion("")
    return
  }
  names.first.map { completion($0) }  // ok: there is a first
}

func eachOfRepaired(_ names: [String]?, completion: @escaping (String) -> Void) {
  guard let names, !names.isEmpty else {
    completion("")
    return
  }
  names.first.map { completion($0) }
}

func orderRepaired(_ a: NSNumber, _ b: NSNumber, completion: @escaping (Int) -> Void) {
  let result = a.compare(b)
  if result == .orderedAscending {
    completion(-1)
  } else if result == .orderedSame {
    completion(0)
  } else if result == .orderedDescending {
    completion(1)  // ok: there is no other
  }
}

final class LoaderRepaired {
  private let queue = DispatchQueue(label: "loader")
  private var waiting: [String: [(Data?) -> Void]] = [:]
  private let start: (String, @escaping (Data?) -> Void) -> Void

  init(start: @escaping (String, @escaping (Data?) -> Void) -> Void) { self.start = start }

  private func finish(_ key: String, _ data: Data?) {
    queue.async { self.waiting.removeValue(forKey: key)?.forEach { $0(data) } }
  }

  func loadRepaired(_ key: String, completion: @escaping (Data?) -> Void) {
    queue.async { [self] in
      let isFirst = waiting[key] == nil
      if isFirst { waiting[key] = [] }
      waiting[key]?.append(completion)  // ok: there is a list, from now on or from before
      guard isFirst else { return }
      start(key) { self.finish(key, $0) }
    }
  }

  func loadOnce(_ key: String, completion: @escaping (Data?) -> Void) {
    queue.async { [self] in
      let isRunning = waiting.keys.contains(key)
      if !isRunning { waiting[key] = [] }
      waiting[key]?.append(completion)  // ok: the same
      if isRunning { return }
      start(key) { self.finish(key, $0) }
    }
  }
}
