// Of several that are asked one after the other, the one that says yes has taken the handler.

protocol LinkOpener: AnyObject {
  func open(_ link: String, completion: @escaping (Bool) -> Void) -> Bool
}

func openWithAny(_ openers: [any LinkOpener], _ link: String, completion: @escaping (Bool) -> Void) {
  guard openers.contains(where: { $0.open(link, completion: completion) }) else {
    completion(false)
    return
  }
}

func openOrRefuse(_ openers: [any LinkOpener], _ link: String, completion: @escaping (Bool) -> Void) {
  let isTaken = openers.contains { $0.open(link, completion: completion) }
  if !isTaken { completion(false) }
}

func openUnlessTakenRepaired(_ openers: [any LinkOpener], _ link: String, completion: @escaping (Bool) -> Void) {
  let isTaken = openers.contains { opener in opener.open(link, completion: completion) }
  if !isTaken { completion(false) }
}

func openWithAllRepaired(_ openers: [any LinkOpener], _ link: String, completion: @escaping (Bool) -> Void) {
  if !openers.isEmpty, openers.allSatisfy({ $0.open(link, completion: completion) }) { return }
  completion(false)
}
