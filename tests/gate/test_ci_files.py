"""What is shipped for other people's CI, run as their CI runs it: each step's script in a shell, with stand-ins for pip and gh."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from custaudit.cli.app import run
from custaudit.config import find_config
from custaudit.gate.waivers import read_waivers

TOP = Path(__file__).resolve().parents[2]
SAMPLE = TOP / "samples" / "procurement-repo"
BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None or shutil.which("git") is None, reason="needs bash and git")
ADDED = "99,住民記録,市民課,窓口混雑状況の公開,窓口の待ち人数を市のホームページに５分ごとに表示する。,市長公約,画面,9\n"


@pytest.fixture
def runner(tmp_path):
    """A copy of the sample as a git repository, programs as a CI machine has them, and a way to run one step."""
    repository, programs = tmp_path / "repository", tmp_path / "bin"
    shutil.copytree(SAMPLE, repository)
    waivers = repository / "waivers.yaml"
    waivers.write_text(waivers.read_text(encoding="utf-8").replace("until: 2031-03-31", "until: 2999-12-31"), encoding="utf-8")
    programs.mkdir()
    log = tmp_path / "calls"
    _program(programs / "custaudit", f'exec "{sys.executable}" -m custaudit "$@"')
    _program(programs / "python", f'echo "python $*" >> "{log}"')
    _program(programs / "gh", f'echo "gh $*" >> "{log}"; cat "${{@: -1}}" >> "{log}"')
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "start"]):
        _git(repository, *arguments)
    return Runner(repository, programs, log, tmp_path)


class Runner:
    def __init__(self, repository, programs, log, folder):
        self.repository, self.log = repository, log
        self.base = _git(repository, "rev-parse", "HEAD")
        self.files = {name: folder / name.lower() for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
        self.environment = {
            **os.environ,
            **{name: str(path) for name, path in self.files.items()},
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(TOP),
            "LANG": "ja_JP.UTF-8",
            "RUNNER_TEMP": str(folder),
            "GITHUB_ACTION_PATH": str(TOP),
        }

    def step(self, script, env=None, values=None):
        settled = {name: _filled(value, values or {}) for name, value in (env or {}).items()}
        return subprocess.run(
            [BASH, "-e", "-c", script],
            cwd=self.repository,
            env=self.environment | settled,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def add_deviation(self):
        inventory = self.repository / "inventory" / "jumin.csv"
        inventory.write_text(inventory.read_text(encoding="utf-8") + ADDED, encoding="utf-8")

    def summary(self):
        return self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")


def _program(path, line):
    path.write_text(f"#!/usr/bin/env bash\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def _git(folder, *arguments):
    who = ["-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout.strip()


def _filled(value, values):
    """``${{ name }}`` as the CI fills it in."""
    if isinstance(value, str) and value.startswith("${{"):
        return values[value.removeprefix("${{").removesuffix("}}").strip()]
    return str(value)


def _yaml(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _workflow_steps():
    steps = _yaml(SAMPLE / ".github" / "workflows" / "audit.yml")["jobs"]["audit"]["steps"]
    return [step for step in steps if "run" in step]


def _run_workflow(runner):
    values = {
        "github.event.pull_request.base.sha": runner.base,
        "github.event.pull_request.number": "7",
        "github.token": "t",
    }
    return [runner.step(step["run"], step.get("env"), values) for step in _workflow_steps()]


def test_the_sample_passes_as_it_is_shipped(runner):
    done = _run_workflow(runner)
    assert [step.returncode for step in done] == [0, 0, 0, 0], [step.stderr for step in done]
    calls = runner.log.read_text(encoding="utf-8")
    assert "python -m pip install custaudit" in calls
    assert "gh pr comment 7" in calls
    assert "変更はありません" in calls
    assert "点検: 合格" in runner.summary()
    assert "例外承認" in runner.summary()


def test_a_pull_request_that_adds_a_deviation_fails_and_says_which(runner):
    runner.add_deviation()
    done = _run_workflow(runner)
    assert [step.returncode for step in done] == [0, 1, 0, 0], [step.stderr for step in done]
    assert "::" in done[1].stdout
    assert "点検: 不合格" in done[1].stderr
    assert "窓口混雑状況の公開" in runner.summary()
    comment = runner.log.read_text(encoding="utf-8")
    assert "追加 1 件、削除 0 件、変更 0 件" in comment
    assert "窓口混雑状況の公開" in comment


def test_the_baseline_of_the_sample_is_that_of_its_content(runner, monkeypatch):
    monkeypatch.chdir(runner.repository)
    assert run(["--quiet", "baseline", "write", "--output", "now.json"]) == 0
    now, shipped = (json.loads((runner.repository / name).read_text(encoding="utf-8")) for name in ("now.json", "custaudit-baseline.json"))
    assert [one["fingerprint"] for one in now["findings"]] == [one["fingerprint"] for one in shipped["findings"]]


def _action_steps():
    return [step for step in _yaml(TOP / "action.yml")["runs"]["steps"] if "run" in step]


@pytest.mark.parametrize(("args", "status"), [("", 0), ("--max-rate 0", 1), ("--no-prohibited\n--max-rate 0\n", 1), ("--max-rate 30", 2)])
def test_the_action_reports_summary_sarif_and_status(runner, args, status):
    inputs = {f"inputs.{name}": str(one.get("default", "")) for name, one in _yaml(TOP / "action.yml")["inputs"].items()}
    inputs |= {"inputs.args": args, "inputs.inputs": "inventory\nrfp/specification.md\n"}
    install, check = _action_steps()
    assert runner.step(install["run"]).returncode == 0
    assert f"pip install --quiet --disable-pip-version-check {TOP}" in runner.log.read_text(encoding="utf-8")
    done = runner.step(check["run"], check["env"], inputs)
    assert done.returncode == status, done.stderr
    written = runner.files["GITHUB_OUTPUT"].read_text(encoding="utf-8")
    assert f"status={status}" in written
    assert "sarif=./custaudit.sarif" in written
    if status < 2:
        assert json.loads((runner.repository / "custaudit.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert "カスタマイズ率" in runner.summary()


def test_every_input_of_the_action_is_used():
    action = _yaml(TOP / "action.yml")
    text = (TOP / "action.yml").read_text(encoding="utf-8")
    for name in action["inputs"]:
        assert f"${{{{ inputs.{name} }}}}" in text


def test_the_gitlab_job_writes_the_reports_it_promises(runner):
    job = _yaml(TOP / "ci" / "gitlab-ci.yml")["custaudit"]
    done = runner.step("\n".join(job["script"]))
    assert done.returncode == 0, done.stderr
    for path in [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]:
        assert (runner.repository / path).stat().st_size > 0
    assert isinstance(json.loads((runner.repository / "gl-code-quality-report.json").read_text(encoding="utf-8")), list)


def test_the_pre_commit_hook_runs(runner):
    (hook,) = _yaml(TOP / ".pre-commit-hooks.yaml")
    done = runner.step(hook["entry"])
    assert done.returncode == 0, done.stderr
    assert "点検: 合格" in done.stdout
    assert hook["pass_filenames"] is False


def _blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", (TOP / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)


def test_what_the_page_on_ci_shows_is_valid(tmp_path):
    (settings,) = _blocks("toml")
    (tmp_path / "custaudit.toml").write_text(settings, encoding="utf-8")
    assert find_config(tmp_path).check.max_rate_by_type == {"wording": 0.3}
    waivers, _steps, hook = _blocks("yaml")
    (tmp_path / "waivers.yaml").write_text(waivers, encoding="utf-8")
    assert read_waivers(tmp_path / "waivers.yaml")[0].no == 4
    assert yaml.safe_load(hook)["repos"][0]["hooks"][0]["id"] == _yaml(TOP / ".pre-commit-hooks.yaml")[0]["id"]


def test_the_links_of_the_page_on_ci_lead_somewhere():
    page = TOP / "docs" / "ci.md"
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
