"""Everything that has to pass: style, types, the layers, the rules' examples, the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("numcheck", "rules", "test"),
    (sys.executable, "-m", "pytest", "-q", "-n", "2"),
)


def main() -> int:
    """Run the checks in order and stop at the first that fails."""
    for command in CHECKS:
        print("$", *command, flush=True)
        status = subprocess.run(command, check=False).returncode
        if status:
            return status
    return on_older_pytest()


def on_older_pytest() -> int:
    """The plugin's tests on pytest 8 too, set beside the pytest of this environment for one run."""
    with tempfile.TemporaryDirectory() as folder:
        install = (sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder, "pytest>=8,<9")
        print("$", *install, flush=True)
        status = subprocess.run(install, check=False).returncode
        path = os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH"))))
        command = (sys.executable, "-m", "pytest", "-q", "tests/test_pytest_plugin.py")
        print("$", *command, flush=True)
        return status or subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
