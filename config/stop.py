"""`make stop`: stop what `make run` started, the embedded PostgreSQL included."""

from config import process
from config.command_errors import report_errors_briefly
from config.postgres.server import Server


def main():
    """Stop the web server, then PostgreSQL, and print what was stopped."""
    server = Server(process.ROOT / "var" / "postgres")
    had_database = server.is_running()
    stopped = ["the register"] if process.stop() else []
    # The register stops it when it ends, unless another program uses it.
    server.stop()
    if had_database:
        stopped.append("its PostgreSQL")
    print(f"Stopped {' and '.join(stopped)}." if stopped else "Nothing was running.")


if __name__ == "__main__":
    with report_errors_briefly():
        main()
