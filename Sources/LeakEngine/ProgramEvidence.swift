import LeakDomain
import LeakFlow
import LeakModel

/// What every analysis has to say of the files of a program.
enum ProgramEvidence {
  /// - Parameters:
  ///   - others: files of which nothing is said.
  ///   - ranges: where the functions are that are judged by what is in them; `nil` for all.
  /// - Returns: the evidence of each file, in order of the files, and what could not be followed to the end.
  static func collect(
    _ index: ProgramIndex, without others: Set<FileID>, judging ranges: [SourceRange]?, _ workers: some Workers
  ) -> (evidence: [[Evidence]], notices: [Notice]) {
    let waits = ProgramWaits(index, workers)
    let judged = ranges.map { JudgedFunctions(at: $0, in: index) }
    let slots = index.clock.measure(.obligations) { ProgramSlots(Program(index)) }
    // The largest first: a thread that begins with it at the end lets the others wait.
    let files = index.files.indices.filter { !others.contains(index.files[$0].id) }.sorted {
      (index.files[$1].calls.count, $0) < (index.files[$0].calls.count, $1)
    }
    let stores = slots.slots + slots.kept
    let count = stores.count
    let pieces = workers.map(
      count: count + files.count, context: { Analyses(index, waits, slots, judged) },
      { own, piece in
        index.clock.measure(.obligations) {
          piece < count ? own.stored(stores[piece]) : own.file(files[piece - count])
        }
      })
    var evidence = [[Evidence]](repeating: [], count: index.files.count)
    for (file, piece) in zip(files, pieces[count...]) { evidence[file] = piece.verdicts }
    let numbers = Dictionary(index.files.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for piece in pieces[..<count] {
      for verdict in piece.stored {
        if let file = numbers[verdict.at.location.file], !others.contains(verdict.at.location.file) {
          evidence[file].append(.stored(verdict))
        }
      }
      for (file, verdict) in piece.taken where !others.contains(index.files[file].id) {
        if !evidence[file].contains(where: { $0.begins(like: verdict) }) { evidence[file].append(.obligation(verdict)) }
      }
    }
    for (file, piece) in zip(files, pieces[count...]) { evidence[file] += piece.waits }
    return (evidence, UnfinishedSearch.notices(pieces.flatMap(\.unfinished), in: index.files))
  }

  /// What came out of one piece of work.
  struct Piece: Sendable {
    var verdicts: [Evidence] = []
    var stored: [StoredVerdict] = []
    /// Of what is taken out of a slot, with the number of the file.
    var taken: [(file: Int, verdict: Verdict)] = []
    var waits: [Evidence] = []
    var unfinished: [UnfinishedSearch] = []
  }
}

/// The analyses as one thread runs them.
private final class Analyses {
  private let program: Program
  private let waits: Waits
  private let slots: StoredVerdicts
  private let judged: JudgedFunctions?

  init(_ index: ProgramIndex, _ waits: ProgramWaits, _ slots: ProgramSlots, _ judged: JudgedFunctions?) {
    program = Program(index)
    self.judged = judged
    self.waits = Waits(program: program, shared: waits)
    self.slots = StoredVerdicts(index: TypeWideIndex(program, slots))
  }

  func stored(_ slot: Slot) -> ProgramEvidence.Piece {
    let judgement = slots.judge(slot)
    var piece = ProgramEvidence.Piece(stored: judgement.stored, taken: judgement.taken)
    if judgement.isExhausted {
      piece.unfinished.append(UnfinishedSearch(name: slot.name, file: slot.file, range: slot.range))
    }
    return piece
  }

  func file(_ number: Int) -> ProgramEvidence.Piece {
    var piece = ProgramEvidence.Piece()
    let file = program.files[number]
    var finder = ObligationFinder(program, file: number, judged)
    let builder = VerdictBuilder(program, file: number, budget: .file())
    for obligation in finder.find() {
      let (verdict, exhausted) = builder.judge(obligation)
      if let verdict { piece.verdicts.append(.obligation(verdict)) }
      if exhausted {
        piece.unfinished.append(UnfinishedSearch(name: obligation.carrier, file: number, range: obligation.begin))
      }
    }
    let channels = ChannelVerdicts(program, file: number).judge()
    let children = ChildProcesses(program, file: number).judge()
    for variable in channels.unfinished + children.unfinished {
      piece.unfinished.append(
        UnfinishedSearch(name: file[variable].name, file: number, range: file[variable].range))
    }
    piece.verdicts += channels.verdicts.map(Evidence.obligation)
    piece.waits = children.verdicts.map(Evidence.pipe) + waits.evidence(file: number)
    return piece
  }
}

extension Evidence {
  /// Whether it tells of what begins where another verdict's obligation does.
  fileprivate func begins(like other: Verdict) -> Bool {
    if case .obligation(let own) = self {
      own.begin.location == other.begin.location && own.role == other.role
    } else {
      false
    }
  }
}
