import Foundation

/// Resolved by the declared type of the receiver.
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

  func inherited() async -> Int {
    await withCheckedContinuation { waiting in
      serve(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }

  func bySuper() async -> Int {
    await withCheckedContinuation { waiting in
      super.serve(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }
}

extension Desk {
  func serveLater(_ waiting: Waiting) { serve(waiting) }

  func bySelf() async -> Int {
    await withCheckedContinuation { waiting in
      self.serveLater(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }

  static func bySelfType() async -> Int {
    await withCheckedContinuation { waiting in
      Self.close(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
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

func byProperty(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.desk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byComputedProperty(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.anyDesk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byInitialValue(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.front.greet(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byStaticMember() async -> Int {
  await withCheckedContinuation { waiting in
    Office.main.desk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byTypeMethod() async -> Int {
  await withCheckedContinuation { waiting in
    Desk.open(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byResult(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.best().serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byConstruction() async -> Int {
  let desk = Desk(name: "new")
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byConstructionInPlace() async -> Int {
  await withCheckedContinuation { waiting in
    Desk(name: "new").serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byCast(thing: AnyObject) async -> Int {
  guard let desk = thing as? Desk else { return 0 }
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byForcedCast(thing: AnyObject) async -> Int {
  let desk = thing as! Desk
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byOptionalBinding(office: Office) async -> Int {
  guard let desk = office.spare else { return 0 }
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func bySubscript(office: Office) async -> Int {
  await withCheckedContinuation { waiting in
    office.desks[0].serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byKey(office: Office) async -> Int {
  guard let desk = office.byName["left"] else { return 0 }
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byElement(office: Office) async -> Int {
  for desk in office.desks {
    return await withCheckedContinuation { waiting in
      desk.serve(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }
  return 0
}

func byClosureParameter() -> (Desk) async -> Int {
  { (desk: Desk) in
    await withCheckedContinuation { waiting in
      desk.serve(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }
}

enum Place {
  case desk(Desk)
  case nowhere
}

func byPayload(place: Place) async -> Int {
  guard case .desk(let desk) = place else { return 0 }
  return await withCheckedContinuation { waiting in
    desk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

struct Harbour {
  struct Desk {
    func serve(_ waiting: Waiting) { waiting.resume(returning: 9) }
    func wave(_ waiting: Waiting) { waiting.resume(returning: 9) }
  }
  typealias Counter = Desk
  let counter: Counter

  func byNestedType() async -> Int {
    let desk = Desk()
    return await withCheckedContinuation { waiting in
      desk.wave(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }

  func byAlias() async -> Int {
    await withCheckedContinuation { waiting in
      counter.wave(waiting)
      waiting.resume(returning: 2)  // want: double-resume "waiting"
    }
  }
}

func byDottedName(desk: Harbour.Desk) async -> Int {
  await withCheckedContinuation { waiting in
    desk.wave(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

func byDottedInitialiser() async -> Int {
  await withCheckedContinuation { waiting in
    Harbour.Desk().wave(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

nonisolated let nightDesk = Desk(name: "night")

func byGlobal() async -> Int {
  await withCheckedContinuation { waiting in
    nightDesk.serve(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}

struct Bell {
  func callAsFunction(_ waiting: Waiting) { waiting.resume(returning: 3) }
}

func byCallAsFunction(bell: Bell) async -> Int {
  await withCheckedContinuation { waiting in
    bell(waiting)
    waiting.resume(returning: 2)  // want: double-resume "waiting"
  }
}
