import Foundation

/// Resumed once. Resolved by the declared type of the receiver.
typealias Waiting = CheckedContinuation<Int, Never>

class Desk: @unchecked Sendable {
  let name: String
  init(name: String) { self.name = name }

  func serve(_ waiting: Waiting) { waiting.resume(returning: name.count) }
  static func close(_ waiting: Waiting) { waiting.resume(returning: 0) }
  class func open(_ waiting: Waiting) { waiting.resume(returning: 1) }
}

final class FrontDesk: Desk, @unchecked Sendable {
  func greet(_ waiting: Waiting) { super.serve(waiting) }

  func inheritedRepaired() async -> Int {
    await withCheckedContinuation { waiting in
      serve(waiting)
    }
  }

  func bySuperRepaired() async -> Int {
    await withCheckedContinuation { waiting in
      super.serve(waiting)
    }
  }
}

extension Desk {
  func serveLater(_ waiting: Waiting) { serve(waiting) }

  func bySelfRepaired() async -> Int {
    await withCheckedContinuation { waiting in
      self.serveLater(waiting)
    }
  }

  static func bySelfTypeRepaired() async -> Int {
    await withCheckedContinuation { waiting in
      Self.close(waiting)
    }
  }
}

struct Office: Sendable {
  let desk: Desk
  var desks: [Desk]
  var byName: [String: Desk]
  var spare: Desk?
  static let main = Office(desk: Desk(name: "main"), desks: [], byName: [:], spare: nil)
  let front = FrontDesk(name: "front")
  var anyDesk: Desk { desk }

  func best() -> Desk { desk }
}

func byPropertyRepaired(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.desk.serve(waiting)
  }
}

func byComputedPropertyRepaired(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.anyDesk.serve(waiting)
  }
}

func byInitialValueRepaired(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.front.greet(waiting)
  }
}

func byStaticMemberRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    Office.main.desk.serve(waiting)
  }
}

func byTypeMethodRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    Desk.open(waiting)
  }
}

func byResultRepaired(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.best().serve(waiting)
  }
}

func byConstructionRepaired() async -> Int {
  let desk = Desk(name: "new")
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
  }
}

func byConstructionInPlaceRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    Desk(name: "new").serve(waiting)
  }
}

func byCastRepaired(thing: AnyObject) async -> Int {
  guard let desk = thing as? Desk else { return 0 }
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
  }
}

func byForcedCastRepaired(thing: AnyObject) async -> Int {
  let desk = thing as! Desk
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
  }
}

func byOptionalBindingRepaired(office: Office) async -> Int {
  guard let desk = office.spare else { return 0 }
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
  }
}

func bySubscriptRepaired(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.desks[0].serve(waiting)
  }
}

func byKeyRepaired(office: Office) async -> Int {
  guard let desk = office.byName["left"] else { return 0 }
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
  }
}

func byElementRepaired(office: Office) async -> Int {
  for desk in office.desks {
    return await withCheckedContinuation { waiting in
      desk.serve(waiting)
    }
  }
  return 0
}

func byClosureParameterRepaired() -> (Desk) async -> Int {
  { (desk: Desk) in
    await withCheckedContinuation { waiting in
      desk.serve(waiting)
    }
  }
}

enum Place {
  case desk(Desk)
  case nowhere
}

func byPayloadRepaired(place: Place) async -> Int {
  guard case .desk(let desk) = place else { return 0 }
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
  }
}

struct Harbour {
  struct Desk {
    func serve(_ waiting: Waiting) { waiting.resume(returning: 9) }
    func wave(_ waiting: Waiting) { waiting.resume(returning: 9) }
  }
  typealias Counter = Desk
  let counter: Counter

  func byNestedTypeRepaired() async -> Int {
    let desk = Desk()
    return await withCheckedContinuation { waiting in
      desk.wave(waiting)
    }
  }

  func byAliasRepaired() async -> Int {
    await withCheckedContinuation { waiting in
      counter.wave(waiting)
    }
  }
}

func byDottedNameRepaired(desk: Harbour.Desk) async -> Int {
  await withCheckedContinuation { waiting in
    desk.wave(waiting)
  }
}

func byDottedInitialiserRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    Harbour.Desk().wave(waiting)
  }
}

nonisolated let nightDesk = Desk(name: "night")

func byGlobalRepaired() async -> Int {
  await withCheckedContinuation { waiting in
    nightDesk.serve(waiting)
  }
}

struct Bell {
  func callAsFunction(_ waiting: Waiting) { waiting.resume(returning: 3) }
}

func byCallAsFunctionRepaired(bell: Bell) async -> Int {
  await withCheckedContinuation { waiting in
    bell(waiting)
  }
}
