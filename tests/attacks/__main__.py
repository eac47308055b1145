"""`python -m tests.attacks [pytest options]`: every attack on both engines, and a table of how they ended."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", str(HERE), *sys.argv[1:]]
sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)
