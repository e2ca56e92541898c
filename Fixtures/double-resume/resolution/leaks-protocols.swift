import Foundation

/// Resolved through a protocol that one type of the sources conforms to.
typealias Waiting = CheckedContinuation<Int, Never>

protocol Clerk {
  func serve(_ waiting: Waiting)
}

extension Clerk {
  func serveFirst(_ waiting: Waiting) { serve(waiting) }
}

struct OnlyClerk: Clerk {
  func serve(_ waiting: Waiting) { waiting.resume(returning: 1) }
}

protocol Named {}

extension Named {
  func shout(_ waiting: Waiting) { waiting.resume(returning: 4) }
}

final class Porter {}

extension Porter: Named {
  func byExtensionOfProtocol() async -> Int {
    await withCheckedContinuation { waiting in
      shout(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }
}

func byConformingType(porter: Porter) async -> Int {
  await withCheckedContinuation { waiting in
    porter.shout(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byAny(clerk: any Clerk) async -> Int {
  await withCheckedContinuation { waiting in
    clerk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func bySome(clerk: some Clerk) async -> Int {
  await withCheckedContinuation { waiting in
    clerk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byGeneric<C: Clerk>(clerk: C) async -> Int {
  await withCheckedContinuation { waiting in
    clerk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byWhereClause<C>(clerk: C) async -> Int where C: Clerk {
  await withCheckedContinuation { waiting in
    clerk.serveFirst(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

final class Counter<C: Clerk> {
  let clerk: C
  init(clerk: C) { self.clerk = clerk }

  func byGenericProperty() async -> Int {
    await withCheckedContinuation { waiting in
      clerk.serve(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }
}
