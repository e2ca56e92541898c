import Foundation

// Whether something is in a collection, and what an optional runs: what is asked does not follow from what was.

func placeOf(_ name: String, _ names: [String], _ others: [String], completion: @escaping (Int) -> Void) {
  guard names.contains(name) else {
    completion(0)
    return
  }
  if let place = others.firstIndex(of: name) { completion(place) }
}  // want: forgotten-sender "'others.firstIndex(…)' is nil"

func ageOf(_ name: String, _ ages: [String: Int], completion: @escaping (Int) -> Void) {
  guard ages.keys.contains("default") else {
    completion(0)
    return
  }
  if let age = ages[name] { completion(age) }
}  // want: forgotten-sender "'ages[name]' is nil"

func firstOf(_ names: [String], completion: @escaping (String) -> Void) {
  if names.count > 3 {
    completion("")
    return
  }
  names.first.map { completion($0) }
}  // want: forgotten-sender "'names.count > 3' is false"

func eachOf(_ names: [String]?, completion: @escaping (String) -> Void) {
  guard let names else {
    completion("")
    return
  }
  names.prefix(1).map { completion($0) }
}  // want: forgotten-sender "'names' is not nil"

func order(_ a: NSNumber, _ b: NSNumber, completion: @escaping (Int) -> Void) {
  let result = a.compare(b)
  if result == .orderedAscending { completion(-1) } else if result == .orderedSame { completion(0) }
}  // want: forgotten-sender "'result' is not .orderedSame"

/// Requests for what is loaded already have nobody to answer them.
final class Loader {
  private let queue = DispatchQueue(label: "loader")
  private var waiting: [String: [(Data?) -> Void]] = [:]
  private let start: (String, @escaping (Data?) -> Void) -> Void

  init(start: @escaping (String, @escaping (Data?) -> Void) -> Void) { self.start = start }

  private func finish(_ key: String, _ data: Data?) {
    queue.async { self.waiting.removeValue(forKey: key)?.forEach { $0(data) } }
  }

  func load(_ key: String, completion: @escaping (Data?) -> Void) {
    queue.async { [self] in
      let isFirst = waiting[key] == nil
      waiting[key]?.append(completion)  // want: forgotten-sender "when 'waiting[key]' is nil"
      guard isFirst else { return }
      start(key) { self.finish(key, $0) }
    }
  }
}
