"""What a command costs: processor time, memory and time by the clock."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


class Failure(Exception):
    """Something that keeps the work from being done; the text says what."""


@dataclass(frozen=True)
class Cost:
    # Seconds of processor time, of the system and of all child processes too.
    cpu: float
    # Seconds by the clock.
    wall: float
    # Megabytes of memory at the most; of the largest process where there are several.
    peak: float
    out: str
    err: str


def measure(command, folder, good=(0, 1)):
    """Runs a command once. An exit status that is not good is a failure."""
    out, err = Path(folder) / "out.txt", Path(folder) / "err.txt"
    with open(out, "w") as stdout, open(err, "w") as stderr:
        begin = time.monotonic()
        try:
            child = subprocess.Popen([str(word) for word in command], stdout=stdout, stderr=stderr)
        except OSError as error:
            raise Failure(f"cannot start {command[0]}: {error.strerror}")
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        wall = time.monotonic() - begin
    said = err.read_text(errors="replace")
    if not os.WIFEXITED(status) or os.WEXITSTATUS(status) not in good:
        raise Failure(f"{' '.join(map(str, command))[:200]} ended with status {status}: {said[-2_000:]}")
    # In kilobytes on Linux, in bytes on macOS.
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit, out.read_text(errors="replace"), said)


def cheapest(times, command, folder, good=(0, 1)):
    """The run with the least processor time of several: what disturbs a run only adds to it."""
    return min((measure(command, folder, good) for _ in range(times)), key=lambda cost: cost.cpu)
