"""Writers queue: nobody is passed by, nobody is stopped by one that died, nothing stays held."""

import os
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from safepassage.adapters.sqlite_in_turn.queue import WritersQueue, queue_of

SOON = 5.0
THREADS, TIMES = 4, 50


@pytest.fixture
def queue(tmp_path):
    return WritersQueue(tmp_path / "queue")


def in_another_process(work):
    """Fork; returns the child's id and what it says when it is inside."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        work(lambda: os.write(writing, b"."))
        os._exit(0)
    os.close(writing)
    return child, reading


def test_another_process_is_waited_for(tmp_path, queue):
    def hold(say):
        other = WritersQueue(tmp_path / "queue")
        assert other.enter(SOON)
        say()
        time.sleep(0.3)
        other.leave()

    child, reading = in_another_process(hold)
    os.read(reading, 1)
    began = time.monotonic()
    assert queue.enter(SOON)
    waited = time.monotonic() - began
    queue.leave()
    os.waitpid(child, 0)
    assert waited > 0.1


def test_a_process_that_is_killed_in_its_turn_holds_nobody_up(tmp_path, queue):
    """Also when a helper that it forked lives on."""

    def hold(say):
        other = WritersQueue(tmp_path / "queue")
        assert other.enter(SOON)
        if os.fork() == 0:
            time.sleep(SOON)
            os._exit(0)
        say()
        time.sleep(60)

    child, reading = in_another_process(hold)
    os.read(reading, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    began = time.monotonic()
    assert queue.enter(SOON)
    queue.leave()
    assert time.monotonic() - began < SOON / 2


def test_threads_of_a_process_wait_for_each_other_but_not_for_ever(queue):
    assert queue.enter(SOON)
    with ThreadPoolExecutor(1) as pool:
        assert not pool.submit(queue.enter, 0.05).result()
        queue.leave()
        assert pool.submit(queue.enter, SOON).result()
    queue.leave()


def test_a_forked_process_has_a_queue_of_its_own(tmp_path):
    mine = queue_of(tmp_path / "database")
    assert mine.enter(SOON)

    def look(say):
        if queue_of(tmp_path / "database") is not mine:
            say()

    child, reading = in_another_process(look)
    os.waitpid(child, 0)
    assert os.read(reading, 1) == b"."
    mine.leave()


def opened(path, *, seconds=SOON):
    """A connection to a database file, as the settings make it."""
    options = {"timeout": seconds, "transaction_mode": "IMMEDIATE"}
    engine = "safepassage.adapters.sqlite_in_turn"
    made = {"ENGINE": engine, "NAME": str(path), "OPTIONS": options, "CONN_MAX_AGE": None}
    return ConnectionHandler({"default": made})["default"]


def begin(connection):
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def do(connection, statement, *values):
    with connection.cursor() as cursor:
        return cursor.execute(statement, values).fetchall()


@pytest.fixture
def numbers(db, tmp_path):
    """A database with one number in it; returns where it is."""
    path = tmp_path / "database"
    connection = opened(path)
    do(connection, "PRAGMA journal_mode=WAL")
    do(connection, "CREATE TABLE number (told INTEGER)")
    do(connection, "INSERT INTO number VALUES (0)")
    connection.close()
    return path


def test_many_writers_of_two_processes_lose_nothing_and_never_find_it_locked(numbers):
    """SQLite itself would let none of them wait: its own patience is a millisecond."""

    def count():
        connection = opened(numbers)
        do(connection, "PRAGMA busy_timeout = 1")
        for _ in range(TIMES):
            begin(connection)
            ((told,),) = do(connection, "SELECT told FROM number")
            do(connection, "UPDATE number SET told = %s", told + 1)
            connection.commit()
            connection.set_autocommit(True)
        connection.close()

    def beside(say):
        count()
        say()

    child, reading = in_another_process(beside)
    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(count) for _ in range(THREADS)]:
            done.result()
    os.waitpid(child, 0)
    assert os.read(reading, 1) == b"."
    assert do(opened(numbers), "SELECT told FROM number") == [((THREADS + 1) * TIMES,)]


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_however_a_transaction_ends_the_next_one_begins(numbers, end):
    first, second = opened(numbers), opened(numbers)
    begin(first)
    getattr(first, end)()
    begin(second)
    second.rollback()


def test_a_transaction_that_could_not_begin_keeps_nobody_waiting(numbers):
    foreign = sqlite3.connect(numbers, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    first, second = opened(numbers, seconds=0.05), opened(numbers)
    with pytest.raises(OperationalError, match="database is locked"):
        begin(first)
    foreign.execute("ROLLBACK")
    foreign.close()
    begin(second)
    second.rollback()


def test_who_waits_too_long_for_another_thread_is_told_what_sqlite_would_say(numbers):
    first, second = opened(numbers), opened(numbers, seconds=0.05)
    begin(first)
    with pytest.raises(OperationalError, match="database is locked"):
        begin(second)
    first.rollback()


def test_a_database_in_memory_has_no_queue(db):
    first, second = (opened(":memory:") for _ in range(2))
    for one in (first, second):
        begin(one)
        one.rollback()
