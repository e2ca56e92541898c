// Loops over what may have no element, although something like it has.

func offered(_ names: [String], _ add: (String, @escaping () -> Void) -> Void) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let options: [String] = names.filter { !$0.isEmpty }
    for label in options {  // want: forgotten-sender "can end without a turn"
      add(label) { continuation.resume() }
    }
  }
}

func started(_ count: Int, _ start: (@escaping () -> Void) -> Void) async {
  guard count >= 0 else { return }
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    for _ in 0..<count { start { continuation.resume() } }  // want: forgotten-sender "can end without a turn"
  }
}
