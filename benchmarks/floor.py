"""What no program can go below: the files of a finished site, held in memory, written to a new folder one by one."""

import os
import sys
import time
from pathlib import Path

import msgspec

from benchmarks.process import Sample


def main() -> None:
    """Read the tree of the first argument, write it to the second, and print how long the writing took."""
    source, target = map(Path, sys.argv[1:])
    folders = {Path(folder).relative_to(source): names for folder, _, names in os.walk(source)}
    tree = {
        folder: {name: (source / folder / name).read_bytes() for name in names} for folder, names in folders.items()
    }
    wall, cpu = time.monotonic(), time.process_time()
    for folder, files in tree.items():
        new = f"{target / folder}"
        os.mkdir(new)  # noqa: PTH102 - the floor has no layer between itself and the system
        for name, body in files.items():
            with open(f"{new}/{name}", "wb", buffering=0) as file:  # noqa: PTH123 - the same
                file.write(body)
    sample = Sample(wall=time.monotonic() - wall, cpu=time.process_time() - cpu)
    sys.stdout.buffer.write(msgspec.json.encode(sample))


if __name__ == "__main__":
    main()
