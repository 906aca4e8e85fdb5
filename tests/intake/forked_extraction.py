"""Read documents in forks of one process: importing the packages for it takes a second, reading one a moment."""

import io
import os
import runpy
import subprocess
import sys

MODULE = "cooperation.intake.extraction"
MIN_TIMEOUT = 1
"""Seconds. A shorter time limit is a test of its own, of the process that the register starts."""


class ForkedExtraction:
    """A process that imports the packages once, and runs the module that reads a document in a fork for each.

    It has a `run` like `subprocess.run`, to put in its place. Everything else than extractions is run as usual.
    """

    def __init__(self):
        command = [sys.executable, "-m", "tests.intake.forked_extraction"]
        self._command = [sys.executable, "-m", MODULE]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, command, *, input, timeout, **options):  # noqa: A002 (as in subprocess)
        """Return what `subprocess.run` would return, without what is written to the standard error."""
        if command != self._command or timeout < MIN_TIMEOUT:
            return subprocess.run(command, input=input, timeout=timeout, **options)
        self._process.stdin.write(b"%d\n%s" % (len(input), input))
        self._process.stdin.flush()
        status, length = map(int, self._process.stdout.readline().split())
        done = subprocess.CompletedProcess(command, status, self._process.stdout.read(length))
        done.check_returncode()
        return done

    def close(self):
        """End the process."""
        self._process.communicate(timeout=30)


def main():
    """Answer each length and document of the standard input with exit status and length, and what was read."""
    import cooperation.intake.docx_text
    import cooperation.intake.html_text
    import cooperation.intake.pdf_text  # noqa: F401

    for length in sys.stdin.buffer:
        document = sys.stdin.buffer.read(int(length))
        readable, writable = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.dup2(writable, 1)
            os.close(readable)
            os.close(writable)
            sys.stdin = io.TextIOWrapper(io.BytesIO(document))
            runpy.run_module(MODULE, run_name="__main__")
            sys.exit()
        os.close(writable)
        with open(readable, "rb") as output:
            found = output.read()
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        sys.stdout.buffer.write(b"%d %d\n%s" % (status, len(found), found))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
