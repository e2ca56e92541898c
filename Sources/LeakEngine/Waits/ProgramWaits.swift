import LeakDomain

/// What the analyses of waits look up in all files, once for all threads.
struct ProgramWaits: Sendable {
  let races: ProgramRaces
  /// By file, what there is to say of calls that block a thread further down.
  let bridges: [Int: [WaitVerdict]]
  let lockLeads: LockLeads

  init(_ program: ProgramIndex, _ workers: some Workers) {
    let pieces = workers.map(
      count: 3, context: { Program(program) },
      { own, piece in
        program.clock.measure(.obligations) { () -> Piece in
          switch piece {
          case 0: .races(ProgramRaces(own))
          case 1: .bridges(Bridges(own).verdicts)
          default: .lockLeads(LockLeads(own))
          }
        }
      })
    var (races, bridges, leads) = (ProgramRaces(), [Int: [WaitVerdict]](), LockLeads())
    for piece in pieces {
      switch piece {
      case .races(let found): races = found
      case .bridges(let found): bridges = found
      case .lockLeads(let found): leads = found
      }
    }
    (self.races, self.bridges, lockLeads) = (races, bridges, leads)
  }

  private enum Piece: Sendable {
    case races(ProgramRaces)
    case bridges([Int: [WaitVerdict]])
    case lockLeads(LockLeads)
  }
}
