"""Small programs that meet their obligation once on every path; most are then damaged in one or two places."""

import random
from dataclasses import dataclass, replace

from syntax import Node, Program, copy_block, walk

FLAGS = ["isReady", "hasCache", "isOnline"]


class Builder:
    """What is shared while one program is built: its inputs and its names."""

    def __init__(self, rng):
        self.rng = rng
        self.flags = FLAGS[:rng.choice((2, 2, 3))]
        self.copies = []
        self.oracles = []
        self.counts = []
        self.names = 0
        self.helpers = []

    def name(self, stem):
        self.names += 1
        return f"{stem}{self.names}"

    def oracle(self):
        """A Bool that only one place asks: whether a call fails, whether a value is there."""
        if len(self.oracles) >= 3:
            return None
        self.oracles.append(f"input{len(self.oracles) + 1}")
        return self.oracles[-1]

    def count(self):
        if not self.counts:
            self.counts.append("count")
        return self.counts[0]

    def flag(self):
        return self.rng.choice(self.flags + self.copies)

    def literal(self):
        flag = self.flag()
        return self.rng.choice((flag, flag, "!" + flag))

    def condition(self):
        roll = self.rng.random()
        if roll < 0.65:
            return self.literal()
        if roll < 0.78:
            return f"{self.literal()} && {self.literal()}"
        if roll < 0.9:
            return f"{self.literal()} || {self.literal()}"
        if roll < 0.95:
            return f"{self.flag()} == {self.rng.choice(('true', 'false'))}"
        return f"!({self.literal()} && {self.literal()})"


def opposite(condition):
    """The negation, as somebody would write it."""
    if " " not in condition:
        return condition[1:] if condition.startswith("!") else "!" + condition
    return condition[1:] if condition.startswith("!(") else f"!({condition})"


@dataclass(frozen=True)
class Place:
    """Where a block stands: how the obligation is met there and how the body is left."""
    settle: str
    # The carrier and its type, to give to a helper.
    carrier: str = ""
    type: str = ""
    leave: str = "return"
    # `try` without a `catch` and `throw` compile here.
    throws: bool = False
    waits: bool = False
    # Inside a closure that runs later: whatever it captures and changes, others may have changed.
    is_later: bool = False


def settle(b, place, depth):
    """Statements that meet the obligation exactly once on every path and then go on or leave."""
    options = [plain, plain]
    if depth > 0:
        options += OPTIONS
    for _ in range(20):
        made = b.rng.choice(options)(b, place, depth - 1)
        if made is not None:
            return noise(b, place, 0.25) + made
    return plain(b, place, 0)


def noise(b, place, chance):
    """Statements that have nothing to do with the obligation."""
    if b.rng.random() > chance:
        return []
    roll = b.rng.randrange(8)
    if roll < 3:
        return [record(b)]
    if roll == 3:
        return [Node("if", f"if {b.condition()}", [[record(b)]])]
    if roll == 4:
        oracle = b.oracle()
        return [Node("do", "do", [[Node("try", f"try check({oracle})")], [record(b)]], ["catch"])] if oracle else []
    if roll == 5:
        return [Node("for", f"for step in 0..<{b.count()}", [[Node("plain", "record(step)")]])]
    if roll == 6:
        return [Node("call", "lock.withLock", [[record(b)]], is_body=True)]
    return [Node("call", "queue.async", [[record(b)]], is_body=True)]


def record(b):
    return Node("plain", f"record({b.rng.randrange(10)})")


def leave(b, place):
    return Node("return", place.leave)


def plain(b, place, depth):
    return [Node("plain", place.settle)] + noise(b, place, 0.2)


def branch(b, place, depth):
    return [Node("if", f"if {b.condition()}", [settle(b, place, depth), settle(b, place, depth)], ["else"])]


def early(b, place, depth):
    return [Node("if", f"if {b.condition()}", [settle(b, place, depth) + [leave(b, place)]])] + settle(b, place, depth)


def guard(b, place, depth):
    return [Node("guard", f"guard {b.condition()} else", [settle(b, place, depth) + [leave(b, place)]])] + settle(
        b, place, depth)


def guard_value(b, place, depth):
    oracle = b.oracle()
    if oracle is None:
        return None
    name = b.name("value")
    other = settle(b, place, depth) + [leave(b, place)]
    return [Node("guard", f"guard let {name} = find({oracle}) else", [other], is_needed=True)] + [
        Node("plain", f"record({name})")] + settle(b, place, depth)


def if_value(b, place, depth):
    oracle = b.oracle()
    if oracle is None:
        return None
    name = b.name("value")
    there = [Node("plain", f"record({name})")] + settle(b, place, depth)
    return [Node("if", f"if let {name} = find({oracle})", [there, settle(b, place, depth)], ["else"])]


def try_question(b, place, depth):
    oracle = b.oracle()
    if oracle is None:
        return None
    name = b.name("value")
    return [Node("plain", f"let {name}: Void? = try? check({oracle})", is_needed=True),
            Node("if", f"if {name} == nil", [settle(b, place, depth)])] + [
        Node("if", f"if {name} != nil", [settle(b, place, depth)])]


def switch_tuple(b, place, depth):
    first, second = b.rng.sample(b.flags, 2)
    pair = b.rng.sample([True, False], 2)
    heads = [f"case ({str(pair[0]).lower()}, _):", f"case (_, {str(b.rng.choice((True, False))).lower()}):", "default:"]
    return [Node("switch", f"switch ({first}, {second})", [settle(b, place, depth) for _ in heads], heads)]


def switch_flag(b, place, depth):
    heads = ["case true:", "case false:"]
    return [Node("switch", f"switch {b.flag()}", [settle(b, place, depth) for _ in heads], heads)]


def switch_result(b, place, depth):
    oracle = b.oracle()
    if oracle is None:
        return None
    heads = ["case .success(let value):", "case .failure:"]
    blocks = [[Node("plain", "record(value)")] + settle(b, place, depth), settle(b, place, depth)]
    return [Node("switch", f"switch outcome({oracle})", blocks, heads)]


def do_catch(b, place, depth):
    oracle = b.oracle()
    if oracle is None:
        return None
    inner = replace(place, throws=True)
    body = noise(b, inner, 0.2) + [Node("try", f"try check({oracle})")] + settle(b, replace(place, throws=False), depth)
    return [Node("do", "do", [body, settle(b, place, depth)], ["catch"])]


def do_catch_first(b, place, depth):
    oracle = b.oracle()
    if oracle is None:
        return None
    failed = settle(b, place, depth) + [leave(b, place)]
    return [Node("do", "do", [[Node("try", f"try check({oracle})")], failed], ["catch"])] + settle(b, place, depth)


def do_throw(b, place, depth):
    body = [Node("if", f"if {b.condition()}", [[Node("throw", "throw Failure()")]])] + settle(
        b, replace(place, throws=False), depth)
    return [Node("do", "do", [body, settle(b, place, depth)], ["catch"])]


def labelled(b, place, depth):
    label = b.name("work")
    body = [Node("if", f"if {b.condition()}", [[Node("break", f"break {label}")]])] + settle(
        b, place, depth) + [leave(b, place)]
    return [Node("do", f"{label}: do", [body])] + settle(b, place, depth)


def deferred(b, place, depth):
    rest = noise(b, place, 0.7)
    if b.rng.random() < 0.6:
        rest.append(Node("if", f"if {b.condition()}", [[record(b), leave(b, place)]]))
    rest += noise(b, place, 0.7) or [record(b)]
    body = settle(b, replace(place, throws=False), 0)
    # A `return` cannot leave a `defer`.
    return [Node("defer", "defer", [body])] + rest


def correlated(b, place, depth):
    condition = b.condition()
    first = settle(b, place, depth)
    between = noise(b, place, 0.5)
    made = []
    if " " in condition or b.rng.random() < 0.4:
        name = b.name("choice")
        made.append(Node("plain", f"let {name} = {condition}", is_needed=True))
        condition = name
    made.append(Node("if", f"if {condition}", [first]))
    return made + between + [Node("if", f"if {opposite(condition)}", [settle(b, place, depth)])]


def once_flag(b, place, depth):
    if place.is_later:
        return None
    name = b.name("didSettle")
    first = settle(b, place, min(depth, 0)) + [Node("plain", f"{name} = true")]
    return [Node("plain", f"var {name} = false", is_needed=True), Node("if", f"if {b.condition()}", [first])] + noise(
        b, place, 0.3) + [Node("if", f"if !{name}", [settle(b, place, depth)])]


def turn(b, place, depth):
    """A loop that may meet the obligation and leave."""
    body = [Node("if", f"if {b.condition()}", [settle(b, place, min(depth, 0)) + [leave(b, place)]])]
    return [Node("for", f"for step in 0..<{b.count()}", [[Node("plain", "record(step)")] + body])] + settle(
        b, place, depth)


def turn_break(b, place, depth):
    body = [Node("if", f"if {b.condition()}", [[Node("break", "break")]]), record(b)]
    return [Node("for", f"for _ in 0..<{b.count()}", [body])] + settle(b, place, depth)


def later(b, place, depth):
    inner = replace(place, leave="return", throws=False, waits=False, is_later=True)
    return [Node("call", b.rng.choice(("queue.async", "Task")), [settle(b, inner, depth)], is_body=True)]


def later_task(b, place, depth):
    """A task whose errors nobody gets."""
    oracle = b.oracle()
    if oracle is None:
        return None
    inner = replace(place, leave="return", throws=False, waits=True, is_later=True)
    body = [Node("try", f"try await attempt({oracle})")] + settle(b, inner, depth)
    return [Node("call", "Task", [[Node("do", "do", [body, settle(b, inner, depth)], ["catch"])]], is_body=True)]


def callback(b, place, depth):
    oracle = b.oracle()
    if oracle is None:
        return None
    inner = replace(place, leave="return", throws=False, waits=False, is_later=True)
    heads = ["case .success(let value):", "case .failure:"]
    blocks = [[Node("plain", "record(value)")] + settle(b, inner, depth), settle(b, inner, depth)]
    callee = b.rng.choice((f"future({oracle}).whenComplete", f"loader.load(failing: {oracle})"))
    return [Node("call", callee, [[Node("switch", "switch result", blocks, heads)]], parameters="result", is_body=True)]


def now(b, place, depth):
    inner = replace(place, leave="return", throws=False)
    return [Node("call", "lock.withLock", [settle(b, inner, depth)], is_body=True)]


def local_function(b, place, depth):
    name = b.name("finish")
    inner = replace(place, leave="return", throws=False, waits=False)
    function = Node("func", f"func {name}()", [settle(b, inner, min(depth, 1))], is_body=True, is_needed=True)
    return [function] + noise(b, place, 0.3) + settle(b, replace(place, settle=f"{name}()", carrier=""), depth)


def local_closure(b, place, depth):
    name = b.name("finish")
    inner = replace(place, leave="return", throws=False, waits=False)
    closure = Node("let", f"let {name} =", [settle(b, inner, min(depth, 1))], parameters="() -> Void", is_body=True,
                   is_needed=True)
    return [closure] + noise(b, place, 0.3) + settle(b, replace(place, settle=f"{name}()", carrier=""), depth)


def helper(b, place, depth):
    """A function beside this one that takes the carrier over."""
    if not place.carrier:
        return None
    name = f"complete{b.helper_stem}{len(b.helpers) + 1}"
    outside = Builder(b.rng)
    outside.flags, outside.helpers, outside.helper_stem = ["isFirst", "isLast"], b.helpers, b.helper_stem
    outside.oracles = [None] * 3
    flags = [b.oracle(), b.oracle()]
    if None in flags:
        return None
    outside.counts = ["2"]
    is_handler = place.type.startswith("@escaping")
    carrier = "completion" if is_handler else "continuation"
    inner = replace(place, settle=place.settle.replace(place.carrier, carrier, 1), carrier=carrier, leave="return",
                    throws=False, waits=False, is_later=False)
    body = settle(outside, inner, min(depth, 2))
    parameter = f"completion: {place.type}" if is_handler else f"_ continuation: {place.type}"
    b.helpers.append(Node("func", f"func {name}(isFirst: Bool, isLast: Bool, {parameter})", [body], is_body=True,
                          is_needed=True))
    given = f"completion: {place.carrier}" if is_handler else place.carrier
    return [Node("plain", f"{name}(isFirst: {flags[0]}, isLast: {flags[1]}, {given})")]


OPTIONS = [
    branch, branch, early, early, guard, guard_value, if_value, try_question, switch_tuple, switch_flag, switch_result,
    do_catch, do_catch, do_catch_first, do_throw, labelled, deferred, correlated, correlated, once_flag, turn, turn_break,
    later, later_task, callback, now, local_function, local_closure, helper,
]


# Damage


def meets(node):
    return not node.blocks and any(word in node.text for word in ("resume(", "completion(", "finish", "complete"))


def drop_meeting(rng, top):
    """Forgets the obligation in one place."""
    places = [(n, b) for n, b in inside(top) if meets(n)]
    if places:
        node, block = rng.choice(places)
        block.remove(node)


def drop(rng, top):
    """Leaves a statement out."""
    places = [(n, b) for n, b in inside(top) if not n.is_needed and n.kind not in ("return", "throw", "break")]
    if places:
        node, block = rng.choice(places)
        block.remove(node)


def drop_leaving(rng, top):
    """Leaves a `return` out where the compiler does not ask for one."""
    places = [(n, b) for n, b in inside(top) if n.kind == "return" and not n.is_needed and id(b) not in guards(top)]
    if places:
        node, block = rng.choice(places)
        block.remove(node)


def guards(top):
    return {id(node.blocks[0]) for node, _ in walk(top) if node.kind == "guard"}


def repeat(rng, top):
    places = [(n, b) for n, b in inside(top) if meets(n)]
    if places:
        node, block = rng.choice(places)
        block.insert(block.index(node), node.copy())


def drop_else(rng, top):
    places = [n for n, _ in inside(top) if n.kind == "if" and len(n.blocks) == 2]
    if places:
        node = rng.choice(places)
        node.blocks.pop(rng.choice((0, 1)))
        if len(node.blocks) == 1:
            node.heads.clear()


def turn_round(rng, top):
    """Asks the opposite."""
    places = [n for n, _ in inside(top) if n.kind in ("if", "guard") and " let " not in n.text and "nil" not in n.text]
    if places:
        node = rng.choice(places)
        word, _, condition = node.text.partition(" ")
        condition = condition.removesuffix(" else")
        node.text = f"{word} {opposite(condition)}" + (" else" if word == "guard" else "")


def empty_case(rng, top):
    places = [n for n, _ in inside(top) if n.kind == "switch"]
    if places:
        rng.choice(rng.choice(places).blocks).clear()


def leave_early(rng, top):
    """Leaves a closure or function on some condition."""
    function = rng.choice(top)
    flag = "isReady" if function is top[-1] else "isFirst"
    places = [n for n, _ in inside([function]) if n.is_body and n.blocks[0]]
    if function is not top[-1] or "async" not in function.text:
        places.append(function)
    if places:
        body = rng.choice(places).blocks[0]
        place = rng.randrange(len(body) + 1)
        if body and place == len(body) and body[-1].kind in ("return", "throw"):
            place = 0
        body.insert(place, Node("if", f"if {flag}", [[Node("return", "return")]]))


DAMAGE = [drop_meeting, drop_meeting, drop_meeting, drop, drop, drop_leaving, drop_leaving, repeat, drop_else, turn_round, empty_case, leave_early]


def inside(top):
    """The statements that may be damaged: those of the body that meets the obligation and of its helpers."""
    for node in top:
        for inner, block in walk(node.blocks[0] if node.kind == "func" else []):
            if not inner.is_needed or inner.blocks:
                yield inner, block


# Whole programs


def program(seed, number):
    rng = random.Random(seed * 100_000 + number)
    b = Builder(rng)
    name = f"program{number}"
    b.helper_stem = str(number) + "x"
    made = rng.choice((continuation, throwing_continuation, handler, handler, throwing_handler))(b, name)
    kind, parameters, function = made
    top = b.helpers + [function]
    whole = Program(name, number, kind, b.flags, b.oracles, b.counts, top)
    function.text = function.text.replace("PARAMETERS", whole.signature())
    for _ in range(rng.choice((0, 0, 0, 1, 1, 1, 1, 2, 2, 3))):
        rng.choice(DAMAGE)(rng, top)
    prune(top)
    return whole


def prune(top):
    """Takes out the helpers that nothing calls any more."""
    while True:
        texts = " ".join(node.text for node, _ in walk(top) if not node.text.startswith("func complete"))
        unused = [node for node in top if node.text.startswith("func complete") and node.text[5:].split("(")[0] + "("
                  not in texts]
        if not unused:
            return
        top[:] = [node for node in top if node not in unused]


def copies(b):
    made = []
    if b.rng.random() < 0.3:
        source = b.literal()
        made.append(Node("plain", f"let isUseful = {source}", is_needed=True))
        b.copies.append("isUseful")
    return made


def continuation(b, name):
    first = copies(b)
    place = Place("continuation.resume(returning: 1)", "continuation", "CheckedContinuation<Int, Never>")
    call = Node("call", "let value = await withCheckedContinuation", [settle(b, place, b.rng.choice((1, 2, 2, 3)))],
                parameters="(continuation: CheckedContinuation<Int, Never>)", is_body=True, is_needed=True)
    body = first + [call, Node("return", "return value", is_needed=True)]
    return "continuation", "", Node("func", f"func {name}(PARAMETERS) async -> Int", [body], is_body=True, is_needed=True)


def throwing_continuation(b, name):
    first = copies(b)
    met = b.rng.choice(("continuation.resume(throwing: Failure())", "continuation.resume(returning: 1)",
                        "continuation.resume(with: .success(1))"))
    place = Place(met, "continuation", "CheckedContinuation<Int, any Error>")
    call = Node("call", "let value = try await withCheckedThrowingContinuation",
                [settle(b, place, b.rng.choice((1, 2, 2, 3)))],
                parameters="(continuation: CheckedContinuation<Int, any Error>)", is_body=True, is_needed=True)
    body = first + [call, Node("return", "return value", is_needed=True)]
    return "continuation", "", Node("func", f"func {name}(PARAMETERS) async throws -> Int", [body], is_body=True,
                                    is_needed=True)


def handler(b, name, effects=""):
    first = copies(b)
    place = Place("completion(1)", "completion", "@escaping (Int) -> Void", throws=bool(effects))
    body = first + settle(b, place, b.rng.choice((1, 2, 2, 3)))
    return "handler", "", Node("func", f"func {name}(PARAMETERS, completion: @escaping (Int) -> Void){effects}", [body],
                               is_body=True, is_needed=True)


def throwing_handler(b, name):
    return handler(b, name, " throws")
