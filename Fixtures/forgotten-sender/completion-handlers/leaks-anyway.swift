import Foundation

// A callback that is called in any case does not tell of an outcome, and another one is forgotten on the way out.

func load(
  _ file: URL, completion: @escaping (Int?) -> Void, whenDone: @escaping () -> Void
) {
  defer { whenDone() }
  guard let data = try? Data(contentsOf: file) else {
    return  // want: forgotten-sender "this return leaves without calling 'completion'"
  }
  completion(data.count)
}

func count(_ file: URL, completion: @escaping (Int) -> Void, cleanUp: @escaping () -> Void) {
  guard let data = try? Data(contentsOf: file) else {
    cleanUp()
    return  // want: forgotten-sender "this return leaves without calling 'completion'"
  }
  completion(data.count)
  cleanUp()
}
