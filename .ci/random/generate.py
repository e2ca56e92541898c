"""Small programs that meet their obligation once on every path; most are then damaged in one to three places."""

import random

from channels import channel
from damage import DAMAGE, prune
from inputs import Builder, Place
from statements import settle
from syntax import Node, Program

# How often each kind is made.
KINDS = {
    "continuation": 3, "throwing_continuation": 3, "handler": 3, "throwing_handler": 2, "stream": 3, "made_stream": 2,
    "group": 3, "channel": 4,
}


def program(seed, number):
    rng = random.Random(seed * 100_000 + number)
    b = Builder(rng, str(number))
    name = f"program{number}"
    kind = rng.choice([kind for kind, weight in KINDS.items() for _ in range(weight)])
    function = globals()[kind](b, name)
    top = b.helpers + [function]
    whole = Program(name, number, kind, b.flags, b.oracles, b.counts, top)
    function.text = function.text.replace("PARAMETERS", whole.signature())
    for _ in range(rng.choice((0, 0, 0, 1, 1, 1, 1, 2, 2, 3))):
        rng.choice(DAMAGE)(rng, top)
    prune(top)
    return whole


def copies(b):
    if b.rng.random() > 0.3:
        return []
    source = b.literal()
    b.copies.append("isUseful")
    return [Node("plain", f"let isUseful = {source}", is_needed=True)]


def depth(b):
    return b.rng.choice((1, 2, 2, 3))


def function(head, body):
    return Node("func", f"func {head}", [body], is_body=True, is_needed=True)


# Continuations


def continuation(b, name):
    first = copies(b)
    place = Place("continuation.resume(returning: 1)", "continuation", "CheckedContinuation<Int, Never>")
    call = Node("call", "await withCheckedContinuation", [settle(b, place, depth(b))],
                parameters="(continuation: CheckedContinuation<Int, Never>)", is_body=True, is_needed=True)
    return function(f"{name}(PARAMETERS) async -> Int", first + waiting(b, call, ""))


def throwing_continuation(b, name):
    first = copies(b)
    met = b.rng.choice(("continuation.resume(throwing: Failure())", "continuation.resume(returning: 1)",
                        "continuation.resume(with: .success(1))"))
    place = Place(met, "continuation", "CheckedContinuation<Int, any Error>")
    call = Node("call", "try await withCheckedThrowingContinuation", [settle(b, place, depth(b))],
                parameters="(continuation: CheckedContinuation<Int, any Error>)", is_body=True, is_needed=True)
    return function(f"{name}(PARAMETERS) async throws -> Int", first + waiting(b, call, "try "))


def waiting(b, call, attempt):
    """Ways to wait for what a call returns."""
    result = Node("return", "return value", is_needed=True)
    roll = b.rng.random()
    if roll < 0.5:
        call.text = "let value = " + call.text
        return [call, result]
    inner = [call]
    call.text = "return " + call.text
    call.is_leaving = True
    if roll < 0.65:
        task = Node("call", "let task = Task", [inner], parameters="() -> Int", is_body=True, is_needed=True)
        if attempt or b.rng.random() < 0.5:
            return [task, Node("return", f"return {attempt}await task.value", is_needed=True)]
        return [task, Node("plain", "let value = await task.value", is_needed=True), result]
    if roll < 0.8:
        handler = Node("call", f"let value = {attempt}await withTaskCancellationHandler", [inner], closing=" onCancel: {}",
                       is_body=True, is_needed=True)
        return [handler, result]
    if roll < 0.9:
        nested = Node("func", f"func fetch() async {attempt and 'throws '}-> Int", [inner], is_body=True, is_needed=True)
        return [nested, Node("plain", "async let value = fetch()", is_needed=True),
                Node("return", f"return {attempt}await value", is_needed=True)]
    child = Node("call", "group.addTask", [inner], is_body=True, is_needed=True)
    if attempt:
        collect = Node("return", "return try await group.next() ?? 0", is_needed=True)
        group = "try await withThrowingTaskGroup(of: Int.self)"
    else:
        collect = Node("return", "return await group.next() ?? 0", is_needed=True)
        group = "await withTaskGroup(of: Int.self)"
    return [Node("call", f"let value = {group}", [[child, collect]], parameters="group", is_body=True, is_needed=True),
            result]


# Handlers


def handler(b, name, effects=""):
    first = copies(b)
    place = Place("completion(1)", "completion", "@escaping (Int) -> Void", throws=bool(effects))
    body = first + settle(b, place, depth(b))
    return function(f"{name}(PARAMETERS, completion: @escaping (Int) -> Void){effects}", body)


def throwing_handler(b, name):
    return handler(b, name, " throws")


# Streams and groups


def consumer():
    return [Node("plain", "var sum = 0", is_needed=True),
            Node("for await", "for await value in stream", [[Node("plain", "sum += value")]], is_needed=True),
            Node("return", "return sum", is_needed=True)]


def stream(b, name):
    first = copies(b)
    # Without a helper: one that ends a stream on a path only may be called for each event.
    place = Place("continuation.finish()", aside="continuation.yield(1)")
    build = Node("call", "let stream = AsyncStream<Int>", [settle(b, place, depth(b))], parameters="continuation",
                 is_body=True, is_needed=True)
    return function(f"{name}(PARAMETERS) async -> Int", first + [build] + consumer())


def made_stream(b, name):
    """A stream whose producer is a task."""
    first = copies(b) + [Node("plain", "let (stream, continuation) = AsyncStream.makeStream(of: Int.self)",
                              is_needed=True)]
    place = Place("continuation.finish()", aside="continuation.yield(1)", is_later=True)
    producer = Node("call", b.rng.choice(("Task", "queue.async")), [settle(b, place, depth(b))], is_body=True,
                    is_needed=True)
    return function(f"{name}(PARAMETERS) async -> Int", first + [producer] + consumer())


def group(b, name):
    effects = b.rng.choice(("", " throws"))
    first = copies(b) + [Node("plain", text, is_needed=True) for text in (
        "let group = DispatchGroup()", "group.enter()", "group.notify(queue: queue) { record(0) }")]
    place = Place("group.leave()", throws=bool(effects))
    return function(f"{name}(PARAMETERS){effects}", first + settle(b, place, depth(b)))
