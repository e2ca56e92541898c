"""Statements that meet an obligation exactly once on every path, in all the shapes that people give them."""

from dataclasses import replace

from inputs import Builder, opposite
from syntax import Node


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
    # A task that only yields may be one of many.
    if place.aside and not place.is_later and roll < 4:
        return [Node("plain", place.aside)]
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
    first = [Node("plain", f"{name} = true")] + settle(b, place, 0)
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
    if place.aside:
        # Of a callback that nobody knows, a stream may be given to more than one.
        callee = f"future({oracle}).whenComplete"
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
    name = f"complete{b.stem}x{len(b.helpers) + 1}"
    outside = Builder(b.rng, b.stem)
    outside.flags, outside.helpers = ["isFirst", "isLast"], b.helpers
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
