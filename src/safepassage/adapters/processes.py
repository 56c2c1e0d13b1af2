"""What a process of the platform owes its supervisor: to end when told, and never to outlive it."""

import ctypes
import os
import queue
import signal
import socket
import threading

_PR_SET_PDEATHSIG = 1
_ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def stop_when_told() -> threading.Event:
    """Return an event that is set at SIGTERM, SIGINT or SIGHUP; call in the main thread.

    A handler runs between any two instructions, so it may take no lock: it leaves the
    signal in a reentrant queue, from which a thread sets the event.
    """
    told: queue.SimpleQueue[int] = queue.SimpleQueue()
    stop = threading.Event()

    def wait() -> None:
        told.get()
        stop.set()

    threading.Thread(target=wait, name="signals", daemon=True).start()
    for ending in _ENDING:
        signal.signal(ending, lambda number, _frame: told.put(number))
    return stop


def take_default_signals() -> None:
    """Let signals end this process at once again; for forked helpers that hold nothing."""
    for ending in _ENDING:
        signal.signal(ending, signal.SIG_DFL)


def end_with(parent: int) -> None:
    """Have the kernel send SIGTERM when ``parent`` dies (prctl(2), PR_SET_PDEATHSIG).

    Raises ``SystemExit`` when it is dead already.
    """
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        raise SystemExit(f"process {parent}, the parent, is gone")


def can_listen(host: str, port: int) -> bool:
    """Tell whether an address is free for a server on this machine."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
