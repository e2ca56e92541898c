import LeakDomain

/// What the analyses of waits look up in all files, once for all threads.
struct ProgramWaits: Sendable {
  let races: ProgramRaces
  /// By file, what there is to say of calls that block a thread further down.
  let bridges: [Int: [WaitVerdict]]

  init(_ program: ProgramIndex, _ workers: some Workers) {
    let pieces = workers.map(
      count: 2, context: { Program(program) },
      { own, piece in
        program.clock.measure(.obligations) { () -> Piece in
          switch piece {
          case 0: .races(ProgramRaces(own))
          default: .bridges(Bridges(own).verdicts)
          }
        }
      })
    var (races, bridges) = (ProgramRaces(), [Int: [WaitVerdict]]())
    for piece in pieces {
      switch piece {
      case .races(let found): races = found
      case .bridges(let found): bridges = found
      }
    }
    (self.races, self.bridges) = (races, bridges)
  }

  private enum Piece: Sendable {
    case races(ProgramRaces)
    case bridges([Int: [WaitVerdict]])
  }
}
