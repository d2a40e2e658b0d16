"""
Run every benchmark: ``python -m benchmarks``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

for script in sorted(Path(__file__).parent.glob("[!_]*.py")):
    subprocess.run(  # noqa: S603 - our own scripts
        [sys.executable, str(script), *sys.argv[1:]], check=True
    )
