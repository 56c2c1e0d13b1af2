"""The demonstration as a newcomer meets it: started, entered, filled, measured, ended."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx

from running import Running, until

STATES = "SELECT state, count(*) FROM carrier_messages_received GROUP BY state"
HITS = "SELECT count(*) FROM cases_hit"


def ask(running: Running, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(running.home / "database.sqlite3")) as database:
        return database.execute(question).fetchall()


def test_a_demonstration_from_start_to_end(tmp_path: Path) -> None:
    running = Running(tmp_path / "home")
    words = ("demo", "--port", str(running.port), "--fast", "--flights", "4")
    with running.started(*words) as supervisor:
        until(lambda: "Ctrl-C" in running.printed, running)
        _enter(running)
        _be_a_carrier(running)
        until(lambda: ask(running, HITS)[0][0] > 0, running)
        until(lambda: _settled(running), running)
        _measure(running)
        supervisor.terminate()
        assert supervisor.wait(12) == 0
        assert running.family() == []


def _enter(running: Running) -> None:
    links = re.findall(r"http://localhost\S+/enter/\S+", running.printed)
    assert len(links) == 9
    with httpx.Client(follow_redirects=True) as client:
        page = client.get(links[0])
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
        desk = client.post(links[0], data={"csrfmiddlewaretoken": token})
        assert (desk.status_code, desk.url.path) == (200, "/desk/")
        assert client.get(links[0]).status_code == 410


def _be_a_carrier(running: Running) -> None:
    """As the printed lines say: send, ask, and find that nobody else takes the answers."""
    (token,) = re.findall(r"export TOKEN=(\S+)", running.printed)
    (file,) = re.findall(r"--data-binary @(\S+)", running.printed)
    body = Path(file).read_bytes()
    door, headers = f"{running.address}/api/v1", {"Authorization": f"Bearer {token}"}
    taken = httpx.post(f"{door}/messages", content=body, headers=headers)
    assert taken.status_code == 202
    until(lambda: _state(taken.json()["status_url"], headers) == "done", running)
    answer = httpx.post(f"{door}/interactive", content=body, headers=headers).text
    assert re.findall(r"ERC\+(\w+)", answer) == ["0Z", "2Z"]
    (code,) = ask(running, "SELECT code FROM carriers_carrier WHERE code = '1X'")[0]
    assert code not in json.loads((running.home / "demonstration/cast.json").read_text())["tokens"]


def _state(address: str, headers: dict[str, str]) -> str:
    return httpx.get(address, headers=headers).json()["state"]


def _settled(running: Running) -> bool:
    states = dict(ask(running, STATES))
    return set(states) == {"done"} and states["done"] > 5


def _measure(running: Running) -> None:
    home = str(running.home)
    report = running.command("demo", "--home", home, "--report", "--json")
    figures = json.loads(report.stdout)
    assert figures["listed_found"] == figures["listed"]
    assert figures["namesakes_alerted"] == 0
    more = running.command("demo", "--home", home, "--links", "--port", str(running.port))
    assert more.stdout.count("/enter/") == 9


def test_another_home_never_becomes_a_demonstration(tmp_path: Path) -> None:
    running = Running(tmp_path / "home")
    (running.home / "keys").mkdir(parents=True)
    refused = running.command("demo")
    assert (refused.returncode, "not a demonstration" in refused.stderr) == (2, True)
    absent = running.command("demo", "--home", str(tmp_path / "absent"), "--report")
    assert (absent.returncode, "start one" in absent.stderr) == (2, True)
    assert not (tmp_path / "absent").exists()
