// Of several that are asked one after the other: who says yes without having taken the handler, and who says yes where nobody is asked.

protocol LinkOpener: AnyObject {
  func open(_ link: String, completion: @escaping (Bool) -> Void) -> Bool
}

func openUnlessTaken(_ openers: [any LinkOpener], _ link: String, completion: @escaping (Bool) -> Void) {
  let isTaken = openers.contains { opener in opener.open(link, completion: { _ in }) }
  if !isTaken { completion(false) }
}  // want: forgotten-sender "reaching the end here leaves without calling 'completion' (when 'isTaken' is true)"

func openWithAll(_ openers: [any LinkOpener], _ link: String, completion: @escaping (Bool) -> Void) {
  if openers.allSatisfy({ $0.open(link, completion: completion) }) { return }  // want: forgotten-sender "without calling 'completion' (when 'openers.allSatisfy(…)' is true)"
  completion(false)
}
