import Foundation

/// Loops that meet the obligation in their last turn, by a bound that is not the loop's.
func load(_ limit: Int, _ most: Int, _ load: @escaping () throws -> Int, completion: @escaping (Int?) -> Void) {
  for attempt in 1...limit {
    do {
      completion(try load())
      return
    } catch {
      if attempt == most {
        completion(nil)
        return
      }
    }
  }
}  // want: forgotten-sender "(when the 'try' at line 7 throws and 'attempt == most' is false)"

func find(_ names: [String], completion: @escaping (Int?) -> Void) {
  for (index, name) in names.enumerated() {  // want: forgotten-sender "this loop can end without a turn and leaves without calling 'completion'"
    if name.isEmpty {
      completion(index)
      return
    }
    if index == names.count - 1 { completion(nil) }
  }
}
