import LeakDomain
import LeakFlow

/// Tasks that nobody can end.
///
/// Omissions: a sequence that is not known to be endless is taken to finish; an object that lives as long as the program
/// by way of a property of another object is not known to.
struct EndlessTasks {
  private let file: FlowFile
  private let cancellation: SwallowedCancellation
  private let owners: HeldOwners

  init(_ program: Program, file: Int, _ executors: Executors, _ lives: ProgramLives) {
    self.file = program.files[file]
    let handles = TaskHandles(file: program.files[file], closures: executors.closures, lives: lives)
    cancellation = SwallowedCancellation(program, file: file, handles)
    owners = HeldOwners(program, file: file, handles)
  }

  func judge() -> [TaskVerdict] {
    file.bodies.flatMap { body -> [TaskVerdict] in
      let loops = EndlessLoops(file: file, body: body)
      let endless = loops.loops()
      let swallowed = endless.compactMap { cancellation.judge($0, in: body) }
      if !swallowed.isEmpty { return swallowed }
      return (endless + loops.readers()).compactMap { owners.judge($0, in: body) }
    }
  }
}
