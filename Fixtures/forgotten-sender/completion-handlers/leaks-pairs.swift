import Foundation

typealias Load = @Sendable (URL, @escaping @Sendable (Data?, (any Error)?) -> Void) -> Void

/// Progress is no answer.
func lengthWithProgress(_ url: URL, _ load: Load, completion: @escaping @Sendable (Int) -> Void, progress: @escaping @Sendable (Int) -> Void) {
  load(url) { data, _ in
    guard let data else {
      DispatchQueue.main.async { progress(0) }
      return  // want: forgotten-sender "this return leaves without calling 'completion' (when 'data' is nil)"
    }
    completion(data.count)
  }
}
