"""A generated text whose size is given by one number."""

from dataclasses import dataclass
from typing import Callable


def lines(*parts):
    return "\n".join(parts) + "\n"


@dataclass(frozen=True)
class Shape:
    name: str
    text: Callable[[int], str]
    sizes: list[int]
