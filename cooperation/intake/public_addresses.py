"""Which web addresses may be fetched: those of public web sites, never those of the register's own network."""

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urlsplit

import psutil

from cooperation.intake.reading import UnreadableError

PORTS = {"http": 80, "https": 443}
NAT64 = IPv6Network("64:ff9b::/96")  # the last four bytes are an IPv4 address
COMPATIBLE = IPv6Network("::/96")  # the same, in an old form
SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._"

Resolve = Callable[[str, int], Iterable[str]]


class FetchError(UnreadableError):
    """A page can't be fetched; the message says why, and what to do instead."""


@dataclass(frozen=True)
class Target:
    """A page of a public web site: its scheme, its host in ASCII, the path with the query, and the host's addresses."""

    url: str
    scheme: str
    host: str
    path: str
    addresses: tuple[str, ...]

    @property
    def port(self) -> int:
        """The port of its scheme."""
        return PORTS[self.scheme]


def resolve_host(host: str, port: int) -> list[str]:
    """Return all addresses of a host. Raise OSError."""
    return list(dict.fromkeys(found[4][0] for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def public_target(url: str, resolve: Resolve) -> Target:
    """Check a web address, and all addresses of its host.

    Raise FetchError if it is no web address, or if one of the addresses is not on the public internet.
    """
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, (parts.hostname or "").rstrip(".")
        host = host if host.isascii() else host.encode("idna").decode()
        path = quote(parts.path or "/", SAFE_IN_PATH)
        if parts.query:
            path += "?" + quote(parts.query, f"{SAFE_IN_PATH}?[]")
    except ValueError:  # also UnicodeError
        raise FetchError("This is no web address. Type one such as https://example.org/article.") from None
    if parts.scheme not in PORTS or not host:
        raise FetchError("Only web addresses that begin with http:// or https:// are fetched.")
    if "@" in parts.netloc:
        raise FetchError("A web address with a user name or a password is not fetched. Type it without them.")
    if port not in (None, PORTS[parts.scheme]):
        raise FetchError("Only the usual ports of web sites, 80 and 443, are fetched. Paste the text instead.")
    return Target(parts.geturl(), parts.scheme, host, path, _public_addresses(host, PORTS[parts.scheme], resolve))


def _public_addresses(host: str, port: int, resolve: Resolve) -> tuple[str, ...]:
    try:
        addresses = tuple(resolve(host, port))
    except (OSError, ValueError):
        addresses = ()
    if not addresses:
        raise FetchError(f"The site {host} was not found. Check the address, or paste the text.")
    if not all(map(is_public, addresses)):
        raise FetchError(f"{host} is in a private network, or is this machine. Such addresses are not fetched.")
    return addresses


def is_public(address: str) -> bool:
    """Whether an address is on the public internet, and is not one of this machine."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    own = {entry.address.partition("%")[0] for entries in psutil.net_if_addrs().values() for entry in entries}
    return not any(_is_special(it) or str(it) in own for it in (ip, *_embedded(ip)))


def _is_special(ip: IPv4Address | IPv6Address) -> bool:
    return (
        not ip.is_global
        or ip.is_private
        or ip.is_loopback
        or ip.is_link_local
        or ip.is_multicast
        or ip.is_reserved
        or ip.is_unspecified
    )


def _embedded(ip: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that packets to an IPv6 address may reach."""
    if ip.version == 4:
        return []
    inside = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in NAT64 or ip in COMPATIBLE:
        inside.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [it for it in inside if it is not None]
