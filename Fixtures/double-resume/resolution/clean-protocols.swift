import Foundation

/// Resumed once. Resolved through a protocol that one type of the sources conforms to.
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
  func byExtensionOfProtocolRepaired() async -> Int {
    await withCheckedContinuation { waiting in
      shout(waiting)
    }
  }
}

func byConformingTypeRepaired(porter: Porter) async -> Int {
  await withCheckedContinuation { waiting in
    porter.shout(waiting)
  }
}

func byAnyRepaired(clerk: any Clerk) async -> Int {
  await withCheckedContinuation { waiting in
    clerk.serve(waiting)
  }
}

func bySomeRepaired(clerk: some Clerk) async -> Int {
  await withCheckedContinuation { waiting in
    clerk.serve(waiting)
  }
}

func byGenericRepaired<C: Clerk>(clerk: C) async -> Int {
  await withCheckedContinuation { waiting in
    clerk.serve(waiting)
  }
}

func byWhereClauseRepaired<C>(clerk: C) async -> Int where C: Clerk {
  await withCheckedContinuation { waiting in
    clerk.serveFirst(waiting)
  }
}

final class Counter<C: Clerk> {
  let clerk: C
  init(clerk: C) { self.clerk = clerk }

  func byGenericPropertyRepaired() async -> Int {
    await withCheckedContinuation { waiting in
      clerk.serve(waiting)
    }
  }
}
