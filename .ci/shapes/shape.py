"""A generated text whose size is given by one number."""

from dataclasses import dataclass
from typing import Callable


# Each of many obligations is followed over one long function, or each of many types asks the others. A little more, as
# larger tables have longer ways to memory.
SQUARE = 2.1


def lines(*parts):
    return "\n".join(parts) + "\n"


@dataclass(frozen=True)
class Shape:
    name: str
    text: Callable[[int], str]
    sizes: list[int]
    # With which power of the size time may grow.
    bound: float = 1.3
