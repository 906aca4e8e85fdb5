"""A description of the machine."""

import platform
from datetime import date
from pathlib import Path

import psutil
import psycopg

SETTINGS = (
    "shared_buffers",
    "work_mem",
    "effective_cache_size",
    "random_page_cost",
    "jit",
    "max_parallel_workers_per_gather",
    "synchronous_commit",
)


def machine(address):
    """Return what the results depend on: name -> value."""
    with psycopg.connect(address) as connection:
        version = connection.execute("SHOW server_version").fetchone()[0].split()[0]
        settings = [f"{name} = {connection.execute(f'SHOW {name}').fetchone()[0]}" for name in SETTINGS]
        size = connection.execute("SELECT pg_size_pretty(pg_database_size(current_database()))").fetchone()[0]
    return {
        "Date": date.today().isoformat(),
        "Processor": f"{processor()}, {psutil.cpu_count()} cores",
        "Memory": f"{psutil.virtual_memory().total / 2**30:.0f} GB",
        "System": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "PostgreSQL": f"{version}: {', '.join(settings)}",
        "Database": size,
        "Load before": f"{psutil.getloadavg()[0]:.1f}",
    }


def processor():
    """Return the name of the processor."""
    info = Path("/proc/cpuinfo")
    names = (
        [line.partition(": ")[2] for line in info.read_text().splitlines() if line.startswith("model name")]
        if info.exists()
        else []
    )
    return names[0] if names else platform.processor() or platform.machine()
