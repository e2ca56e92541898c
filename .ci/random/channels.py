"""Programs in which tasks meet at a channel: how often each side comes must agree on every path."""

from inputs import opposite
from syntax import Node


def function(head, body):
    return Node("func", f"func {head}", [body], is_body=True, is_needed=True)


def channel(b, name):
    body = [Node("plain", "let channel = AsyncChannel<Int>()", is_needed=True)]
    body += b.rng.choice((one_each, loops, finishing, correlated, pair, structured))(b)
    effects = "async throws" if any_try(body) else "async"
    return function(f"{name}(PARAMETERS) {effects}", body)


def any_try(body):
    return any(node.kind == "try" or any_try(block) for node in body for block in node.blocks if not node.is_body) or any(
        node.kind == "try" for node in body)


def sends(b, count):
    return [Node("plain", f"await channel.send({number})") for number in range(count)]


def task(block):
    return Node("call", "Task", [block], is_body=True)


def receive(b, count):
    """Takes that many elements."""
    name = b.name("iterator")
    made = [Node("plain", f"var {name} = channel.makeAsyncIterator()", is_needed=True)]
    for number in range(count):
        made.append(Node("plain", f"let {b.name('element')} = await {name}.next()"))
    return made


def between(b):
    """What may come between the start of the sender and the receive: mostly nothing that matters."""
    roll = b.rng.random()
    if roll < 0.5:
        return []
    if roll < 0.65:
        return [Node("if", f"if {b.condition()}", [[Node("plain", "record(1)")]])]
    if roll < 0.8:
        oracle = b.oracle()
        return [Node("try", f"try check({oracle})")] if oracle else []
    return [Node("guard", f"guard {b.condition()} else", [[Node("return", "return")]])]


def one_each(b):
    count = b.rng.choice((1, 1, 2))
    taken = count if b.rng.random() < 0.75 else b.rng.choice((1, 2))
    return [task(sends(b, count))] + between(b) + receive(b, taken)


def loops(b):
    turns = b.count()
    start = Node("for", f"for step in 0..<{turns}", [[task([Node("plain", "await channel.send(step)")])]])
    if b.rng.random() < 0.5:
        start = task([Node("for", f"for step in 0..<{turns}", [[Node("plain", "await channel.send(step)")]])])
    name = b.name("iterator")
    take = Node("for", f"for _ in 0..<{turns}", [[Node("plain", f"let element = await {name}.next()")]])
    return [start] + between(b) + [Node("plain", f"var {name} = channel.makeAsyncIterator()", is_needed=True), take]


def finishing(b):
    """The producer ends the channel; the consumer reads to the end."""
    producer = sends(b, b.rng.choice((0, 1, 2)))
    roll = b.rng.random()
    if roll < 0.3:
        producer.append(Node("if", f"if {b.condition()}", [[Node("plain", "channel.finish()"), Node("return", "return")]]))
    producer.append(Node("plain", "channel.finish()"))
    if roll > 0.7:
        producer = [Node("defer", "defer", [[producer.pop()]])] + producer
        producer.insert(1, Node("if", f"if {b.condition()}", [[Node("return", "return")]]))
    consumer = Node("for await", "for await element in channel", [[Node("plain", "record(element)")]])
    if b.rng.random() < 0.5:
        return [task(producer)] + between(b) + [consumer]
    return [task([consumer])] + between(b) + producer


def correlated(b):
    condition = b.literal()
    rest = Node("if", f"if {condition}", [receive(b, 1)])
    if b.rng.random() < 0.3:
        rest = Node("if", f"if {opposite(condition)}", [[Node("plain", "record(1)")], receive(b, 1)], ["else"])
    return [Node("if", f"if {condition}", [[task(sends(b, 1))]])] + between(b) + [rest]


def pair(b):
    """Two senders."""
    return [task(sends(b, 1)), task(sends(b, 1))] + between(b) + receive(b, 2)


def structured(b):
    """The sender is a child of a group, which waits for it."""
    child = Node("call", "group.addTask", [sends(b, 1)], is_body=True)
    return [Node("call", "await withTaskGroup(of: Void.self)", [[child] + receive(b, 1)], parameters="group", is_body=True)]
