/// What the engine found out about a child process whose output goes into a pipe: the child is the sender, and a full
/// pipe suspends it.
public struct PipeVerdict: Sendable {
  public enum Cause: Hashable, Sendable {
    /// Somebody waits for the child to end while nobody reads the pipe.
    case exitAwaited
    /// Another pipe of the same child is read to its end, which comes when the child has ended.
    case otherPipeRead(String)
    /// Only the closure that runs when the child has ended reads the pipe.
    case readAtExit
    /// Somebody waits for the child to end, which reads its input from a pipe that nobody has closed.
    case inputOpen
    /// All that the child is to read is written before anybody reads what it writes.
    case inputFirst
    /// Nobody ever reads the pipe, while somebody hears of the child here: reads another pipe of it, or is told of its end.
    case neverRead(heard: Spot)
  }
  public var cause: Cause
  /// The names of the pipes that nobody reads, and of the process.
  public var pipes: [String]
  public var process: String
  public var function: String
  /// The wait: for the exit, or for the end of the other pipe.
  public var wait: Spot
  /// Where the child starts, and where the pipe becomes its output.
  public var start: Spot
  public var attached: Spot
  /// Where the first of them is read, too late.
  public var read: Spot?
  public var steps: [Step] = []
  /// Which program the child runs is not known, or not how it reads.
  public var isGuess = false
  /// Waits on other paths.
  public var others: [Spot] = []

  public init(
    cause: Cause, pipes: [String], process: String, function: String, wait: Spot, start: Spot, attached: Spot,
    read: Spot?
  ) {
    self.cause = cause
    self.pipes = pipes
    self.process = process
    self.function = function
    self.wait = wait
    self.start = start
    self.attached = attached
    self.read = read
  }
}
