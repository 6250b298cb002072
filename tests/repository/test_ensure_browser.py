"""Which browser the tests take, and when one may be installed."""

import subprocess
from pathlib import Path

import pytest

import ensure_browser
from ensure_browser import ADVICE, browser_unwanted, find_browser, may_install


def _which(*installed: str) -> ensure_browser.Which:
    """A search path that holds these commands alone."""
    return lambda command: f"/opt/{command}" if command in installed else None


def test_the_headless_shell_is_taken_before_a_browser_with_windows() -> None:
    assert find_browser({}, _which("chromium", "chromium-headless-shell"), ()) == "/opt/chromium-headless-shell"


def test_an_installed_chromium_is_taken_before_chrome() -> None:
    assert find_browser({}, _which("google-chrome", "chromium"), ()) == "/opt/chromium"


def test_an_application_of_macos_is_taken_where_no_command_is(tmp_path: Path) -> None:
    application = tmp_path / "Google Chrome"
    application.touch()
    assert find_browser({}, _which(), (tmp_path / "Chromium", application)) == str(application)


def test_a_named_browser_is_the_only_one_considered() -> None:
    assert find_browser({"CHROME_PATH": "brave"}, _which("brave", "chromium"), ()) == "/opt/brave"
    assert find_browser({"CHROME_PATH": "misspelt"}, _which("chromium"), ()) is None


def test_no_browser_is_none() -> None:
    assert find_browser({}, _which(), ()) is None


@pytest.mark.parametrize(
    ("uid", "system", "commands", "allowed"),
    [
        (0, "debian", ["apt-get"], True),
        (1000, "debian", ["apt-get"], False),
        (0, "ubuntu", ["apt-get"], False),
        (0, "debian", [], False),
    ],
)
def test_only_root_on_debian_installs(uid: int, system: str, commands: list[str], *, allowed: bool) -> None:
    assert may_install(uid, system, _which(*commands)) is allowed


def test_leaving_the_browser_out_takes_a_plain_yes() -> None:
    assert browser_unwanted({"CLAWDEMY_NO_BROWSER": "1"})
    assert not browser_unwanted({"CLAWDEMY_NO_BROWSER": ""})
    assert not browser_unwanted({})


def test_without_a_browser_the_command_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROME_PATH", "no-such-browser")
    assert ensure_browser.main() == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"{ADVICE}\n"


def test_where_the_shell_cannot_be_installed_another_browser_serves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise subprocess.CalledProcessError(100, ["apt-get", "update"])

    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(ensure_browser, "may_install", lambda *_of: True)
    monkeypatch.setattr(ensure_browser, "install_debian_browser", fail)
    monkeypatch.setattr(ensure_browser, "find_browser", lambda: "/opt/chromium")
    assert ensure_browser.main() == 0
    printed = capsys.readouterr()
    assert printed.out == "/opt/chromium\n"
    assert "apt-get update failed." in printed.err
