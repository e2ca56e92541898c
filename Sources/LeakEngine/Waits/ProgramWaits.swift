import LeakDomain

/// What the analyses of waits look up in all files, once for all threads.
struct ProgramWaits: Sendable {
  let races: ProgramRaces
  let lives: ProgramLives
  /// By file, what there is to say of calls that block a thread further down.
  let bridges: [Int: [WaitVerdict]]

  init(_ program: ProgramIndex, _ workers: some Workers) {
    let pieces = workers.map(
      count: 3, context: { Program(program) },
      { own, piece in
        program.clock.measure(.obligations) { () -> Piece in
          switch piece {
          case 0: .races(ProgramRaces(own))
          case 1: .lives(ProgramLives(program))
          default: .bridges(Bridges(own).verdicts)
          }
        }
      })
    var (races, lives, bridges) = (ProgramRaces(), ProgramLives(), [Int: [WaitVerdict]]())
    for piece in pieces {
      switch piece {
      case .races(let found): races = found
      case .lives(let found): lives = found
      case .bridges(let found): bridges = found
      }
    }
    (self.races, self.lives, self.bridges) = (races, lives, bridges)
  }

  private enum Piece: Sendable {
    case races(ProgramRaces)
    case lives(ProgramLives)
    case bridges([Int: [WaitVerdict]])
  }
}
