extension WordModel {
  /// What a name with such a word is.
  public enum Role: String, CaseIterable, Hashable, Sendable {
    /// A parameter that is to be called exactly once, if it is a function.
    case completionHandler = "completion-handler"
    /// The same, but only where the function takes an outcome: a `Result`, an error or an optional.
    case outcomeHandler = "outcome-handler"
    /// A parameter that is called once, whatever the function is called that has it.
    case calledOnce = "called-once"
    /// A parameter that may be called exactly once, or for each of several events.
    case answerHandler = "answer-handler"
    /// A handler for which somebody waits, though it cannot tell a failure.
    case awaitedHandler = "awaited-handler"
    /// A callback that need not be called.
    case optionalCallback = "optional-callback"
    /// A callback that tells how something goes on, so that the outcome still has to be told.
    case report
    /// A function that registers a callback for something that may happen.
    case registration
    /// The same, but not where the callback is by its label a completion handler.
    case mayRegister = "may-register"
    /// A function or type that runs its closure for each event.
    case observer
    /// A callback that tells how something ended.
    case outcome
    /// An object that is told of failures in place of a handler.
    case failureTeller = "failure-teller"
    /// A parameter of a callback that is an event or a state, of which there are several.
    case event
    /// A Boolean parameter of a callback that is true in its last call.
    case lastCall = "last-call"
    /// A case of what a callback is given, behind which nothing comes.
    case lastCase = "last-case"
    /// A state that somebody waits for, beside which there is one that says that it will not come.
    case hopedState = "hoped-state"
    /// A state that says that something has failed, behind which no other comes.
    case failedState = "failed-state"
    /// A Boolean parameter of a callback that is true while more calls follow.
    case moreCalls = "more-calls"
    /// A member of an operation that tells how far it has come.
    case progressOfOperation = "progress-of-operation"
    /// A function that ends what calls a closure again and again.
    case endsCallbacks = "ends-callbacks"
    /// A method of what calls a closure again and again, behind which it does not do so any more.
    case endsSource = "ends-source"
    /// What calls a closure gives `false` when it has failed, and calls nothing behind that.
    case refuses
    /// It has one value at most.
    case oneValue = "one-value"
    /// A method of a source of events by which it is told when the events come.
    case schedules
    /// An operator or source of which a publisher has as many values as there are events.
    case manyValues = "many-values"
    /// An operator by which a publisher has no fewer values than before, save those that it leaves out.
    case keepsValues = "keeps-values"
    /// An expression for the delegate of the application, which declares its type itself.
    case applicationDelegate = "application-delegate"
    /// A function that takes one entry out of what a type keeps, for whoever put it there.
    case withdraws
    /// A property that tells whether work was cancelled.
    case tellsCancelled = "tells-cancelled"
    /// A function that shows a failure to the user or to another callback, tries again, or asserts that it cannot happen.
    case toldOtherwise = "told-otherwise"
    /// A function that says that it is not reached, and returns where that is not checked.
    case assertsUnreached = "asserts-unreached"
    /// An answer that the user may choose, made with what runs then.
    case choice
    /// A type of which the user chooses one answer, after which it goes.
    case offersChoices = "offers-choices"
    /// A method that takes a lock if nobody else has it, and says whether it has.
    case attempt
    /// A callback of several that runs on failure, and only then.
    case failureCallback = "failure-callback"
    /// A function of whose result methods are called, and whose closure alone hears that one of them has failed.
    case failureSource = "failure-source"
    /// A callback of several that runs on success, and only then.
    case successCallback = "success-callback"
    /// A callback of several that is called where whoever was asked gives no answer.
    case decliningCallback = "declining-callback"
    /// A callback of several that is called at last, whatever came before, or for whatever comes.
    case lastCallback = "last-callback"
    /// A callback of several that is told of the end, be it a failure or not; or a function of which the first is one.
    case endingCallback = "ending-callback"
    /// An operator behind which a publisher does not fail.
    case recovers
    /// An operator behind which a publisher may fail, whatever it is made of.
    case failingOperator = "failing-operator"
    /// A source of values that does not fail, or the type of one.
    case unfailingPublisher = "unfailing-publisher"
    /// A function by which somebody hears of the one outcome of a publisher that has but one, or of all events of another.
    case hearsOutcome = "hears-outcome"
    /// A property in which an object of another module keeps what it calls once, when its work is done.
    case keptOutcome = "kept-outcome"
    /// A method of a delegate, or the label of its parameter, that tells that an operation has failed.
    case failureOfOperation = "failure-of-operation"
    /// The same of anything that an operation has come to.
    case eventOfOperation = "event-of-operation"
    /// A type that stands in for another in tests and previews, or does nothing on purpose.
    case standIn = "stand-in"
    /// A module that files of tests import.
    case testFramework = "test-framework"
    /// A function that makes a test fail.
    case recordsFailure = "records-failure"
    /// A function that makes a test fail if what it checks throws.
    case recordsError = "records-error"
    /// A method that leaves its receiver as it was.
    case reader
    /// A method that changes a counter and tells what it has become.
    case counts
    /// A method of a pipeline's handler that is given a promise for which somebody up the pipeline waits.
    case outboundOperation = "outbound-operation"
    /// A function that subscribes to a publisher for as long as its result lives.
    case subscription
    /// A method that subscribes with callbacks of which none is called once the subscription is ended.
    case callsUntilEnded = "calls-until-ended"
    /// The label of a callback that is called when a subscription is ended.
    case atEndOfSubscription = "at-end-of-subscription"
    /// A function or type that makes work with its callback, and does not start it.
    case deferredWork = "deferred-work"
    /// A method that gives a callback to the work on which it is called.
    case givesWork = "gives-work"
    /// A function or type that makes work which only the run loop of its thread starts.
    case runLoopWork = "run-loop-work"
    /// A method of such work that does not start it.
    case leavesUnstarted = "leaves-unstarted"
    /// An operator or source by which a publisher sends nothing while it is being subscribed to.
    case asynchronousPublisher = "asynchronous-publisher"
    /// A function or member that gives a future.
    case future
    /// A future that does not fail, by the function or member that gives it.
    case unfailingFuture = "unfailing-future"
    /// A function that gives a future that has failed.
    case failedFuture = "failed-future"
    /// An operation of a future whose callback runs when the future has succeeded.
    case onSuccess = "on-success"
    /// An operation of a future whose callback runs when the future has failed.
    case onFailure = "on-failure"
    /// An operation of a future whose callback runs on both outcomes, or that has none.
    case onOutcome = "on-outcome"
    /// As `onSuccess`, under a name that sequences and optionals have too.
    case mapsSuccess = "maps-success"
    /// As `onFailure`, under a name that results have too.
    case mapsFailure = "maps-failure"
    /// A type whose values carry nothing that anybody could wait for.
    case plainType = "plain-type"
    /// A type of a loop that a test runs by hand: what is done on it is done when the call returns.
    case embeddedLoop = "embedded-loop"
    /// A method that gives a new channel to its closure, so that it gets its handlers.
    case givesChannel = "gives-channel"
    /// An operation after which the future goes on with the outcome that it had, also where its callback has run.
    case passesFailure = "passes-failure"
    /// A method of a carrier that meets it with a failure.
    case failing
    /// A type that guards one value, which a closure is given.
    case lockType = "lock-type"
    /// A method that puts one more value into a collection.
    case addsElement = "adds-element"
    /// A method that takes one value out of a collection and returns it.
    case takesElement = "takes-element"
    /// A method that takes all out of a collection, or all that its closure accepts.
    case removesAll = "removes-all"
    /// A method that gives an element of a collection, or nil where that is empty.
    case offersElement = "offers-element"
    /// A member that is a list of the keys of a dictionary.
    case listsKeys = "lists-keys"
    /// A method that asks whether an element is in a collection.
    case asksForElement = "asks-for-element"
    /// A method that gives the place of an element, or nil where it is not in the collection.
    case placeOfElement = "place-of-element"
    /// A method by which an optional runs its closure, once, where it is not nil.
    case runsIfSome = "runs-if-some"
    /// A case of an enum that has no others than those of the entry.
    case oneOfAllCases = "one-of-all-cases"
    /// A function that runs what it is given at once, and does not suspend before.
    case runsInPlace = "runs-in-place"
    /// A method of a pool that is given back what was taken of it, by a part of its name.
    case givesBack = "gives-back"
    /// A method that neither takes a value out of a collection nor puts one in.
    case leavesElements = "leaves-elements"
    /// A method or member that gives a sequence with the very elements of a collection.
    case sameElements = "same-elements"
    /// A method that asks of elements whether one of them is so: of none it says no.
    case asksForAny = "asks-for-any"
    /// A method that asks of elements whether each of them is so: of none it says yes.
    case asksForAll = "asks-for-all"
    /// A member that tells how much is in a collection, and nothing of what it is.
    case measure
    /// A member that gives the keys of a dictionary, and nothing of what they name.
    case tellsKeys = "tells-keys"
    /// A method or member that gives a sequence with one element for each of a collection's.
    case sameLength = "same-length"
    /// A method that gives a collection which is empty where its receiver is.
    case emptyTogether = "empty-together"
    /// A function that gives a sequence of pairs, each with one element of each of its operands.
    case pairsElements = "pairs-elements"
    /// The label of a collection's initialiser that takes its elements.
    case elementsLabel = "elements-label"
    /// A method of an iterator that gives the next element.
    case iterates
    /// A member that gives a collection with at least one element.
    case neverEmpty = "never-empty"
    /// A method that gives a sequence with at most the elements of a collection.
    case noLonger = "no-longer"
    /// What makes work that runs its closure later, and not at all once it is cancelled.
    case silencedWork = "silenced-work"
    /// A method or member that gives one element of a collection, or some of them.
    case someElements = "some-elements"
    /// A method that gives all elements of a collection but the first.
    case withoutFirst = "without-first"
    /// A method that gives all elements of a collection but the last.
    case withoutLast = "without-last"
    /// A key of a dictionary that stands for one request, message or object.
    case identity
    /// A function that lets time go by before what it is given, or what stands behind it, runs.
    case delays
    /// A method that sends something out, or starts what will answer.
    case sendsRequest = "sends-request"
    /// A part of the name of a method, or of what it is given, by which one hears of anything but an answer.
    case otherOutcome = "other-outcome"
    /// A method that starts an object's work: each object has it called once.
    case beginning
    /// A method that ends an object's work for good, and with it the answers to whoever still waits.
    case ending
    /// A method that cancels work which tells, with an answer, that it was cancelled.
    case cancelsWork = "cancels-work"
    /// A property for a closure that is called when work has ended, or was cancelled.
    case calledAtEnd = "called-at-end"
    /// A method that hears that the other side has gone, and will bring nothing any more.
    case lossEvent = "loss-event"
    /// A method of a channel, or of what a handler knows of it, with which it is closed.
    case closesChannel = "closes-channel"
    /// A method that takes the handler that it is given out of its pipeline.
    case leavesPipeline = "leaves-pipeline"
    /// A method by which a handler hears that it has been taken out.
    case hearsOfRemoval = "hears-of-removal"
    /// A module whose functions give futures of an event loop.
    case loopFutureModule = "loop-future-module"
    /// A member by which one hears that a channel is closed.
    case tellsOfClosing = "tells-of-closing"
    /// An ending that many types name the end of one turn by, after which the next begins.
    case endOfTurn = "end-of-turn"
    /// A method that is asked for one element after another, and gives nil where no more will come.
    case nextElement = "next-element"
    /// A parameter of an ending that names none of those who wait.
    case namesNobody = "names-nobody"
    /// A member that is the one object of its type, which lives as long as the program.
    case sharedInstance = "shared-instance"
    /// A function that tells nobody and sets nothing off: what waits goes on waiting.
    case quiet
    /// An object that keeps a log.
    case logger
    /// A method or member that makes an asynchronous sequence which only the cancellation of its reader ends.
    case endlessSequence = "endless-sequence"
    /// A method of an asynchronous sequence that gives another, with what becomes of its elements.
    case derivedSequence = "derived-sequence"
    /// A method of an asynchronous sequence that gives another, which ends after some elements.
    case firstElements = "first-elements"
    /// A method of an asynchronous sequence that reads until it has an answer.
    case readsToAnswer = "reads-to-answer"
    /// A method of an asynchronous sequence that reads it to its end.
    case readsAll = "reads-all"
    /// A function that opens a task group for the closure it is given.
    case taskGroup = "task-group"
    /// Of those, one in whose group the error of one child cancels the others.
    case cancelsSiblings = "cancels-siblings"
    /// A method of a task group that adds a child.
    case addsChild = "adds-child"
    /// A method that ends what its receiver waits for, or lets it go on.
    case releases
    /// A method of an asynchronous sequence that is content with some of its elements.
    case readsSome = "reads-some"
    /// A publisher that never completes by itself.
    case endlessPublisher = "endless-publisher"
    /// A function, or one with a label, by which the system asks for one thing after the other.
    case askedInTurn = "asked-in-turn"
    /// A method, or one with a label, by which the system takes back what it has asked for.
    case takesBack = "takes-back"
    /// A call that claims a turn: `false` means that another came first.
    case claimsTurn = "claims-turn"
    /// A call that takes a value out of something shared: `nil` means that another took it.
    case takesTurn = "takes-turn"
    /// A method of a collection that removes an element: `nil` means that it was not there any more.
    case removesElement = "removes-element"
    /// A call that sets a flag and gives what it was before: `true` means that another came first.
    case exchangesFlag = "exchanges-flag"
    /// How the name of a question begins.
    case question
    /// How the name of a flag ends that tells that something is over.
    case done
    /// How the name of a flag ends that tells that something is not over.
    case undone
    /// A check, or a question, that is true only on an event loop.
    case onEventLoop = "on-event-loop"
    /// A function or member that gives a future of an event loop.
    case loopFuture = "loop-future"
    /// The same, on a value of a `channel` type or on such a future: other types have methods of this name too.
    case channelFuture = "channel-future"
    /// A method of a `condition` type, or a function that is given one and its mutex, that waits for a signal.
    case conditionWait = "condition-wait"
    /// A method of a `condition` type, or a function that is given one, that wakes whoever waits.
    case conditionWake = "condition-wake"
    /// A member of a child process that takes what the child writes.
    case childOutput = "child-output"
    /// The member of a child process from which it reads.
    case childInput = "child-input"
    /// A method that starts a child process.
    case childStart = "child-start"
    /// A method that waits until a child process has ended.
    case childWait = "child-wait"
    /// A method after which a child process ends whatever becomes of its output.
    case childEnd = "child-end"
    /// A member that keeps the closure which runs when a child process has ended.
    case childExitHandler = "child-exit-handler"
    /// A member of a pipe through which it is read.
    case pipeReader = "pipe-reader"
    /// A member of a pipe through which it is written: whoever uses it does not read.
    case pipeWriter = "pipe-writer"
    /// A method of the end of a pipe that writes into it.
    case writesToPipe = "writes-to-pipe"
    /// A method of the end of a pipe that closes it.
    case closesPipe = "closes-pipe"
    /// A method that reads to the end of the file, which comes when the child has closed its side.
    case readsToEnd = "reads-to-end"
    /// A program that writes less to either output than any pipe holds.
    case quietProgram = "quiet-program"
    /// A program whose standard error is a line or two, however much it writes to standard output.
    case quietErrors = "quiet-errors"
    /// A program that goes on when its input has come to its end.
    case readsAllInput = "reads-all-input"
    /// A program that writes what it makes of its input while it still reads.
    case writesWhileReading = "writes-while-reading"
  }
}
