import Foundation

// Whether something is in a collection: what is asked does not follow from what was.

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

func order(_ a: NSNumber, _ b: NSNumber, completion: @escaping (Int) -> Void) {
  let result = a.compare(b)
  if result == .orderedAscending { completion(-1) } else if result == .orderedSame { completion(0) }
}  // want: forgotten-sender "'result' is not .orderedSame"
