"""Which addresses of the Internet may be asked: none that leads into a private network."""

from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Network = IPv4Network | IPv6Network
# Addresses that carry one of the old Internet: RFC 6052.
_NAT64 = IPv6Network("64:ff9b::/96")


class ForbiddenAddress(OSError):
    """A name leads to an address that is not public."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet; a scope (`%eth0`) makes it local."""
    if "%" in address:
        return False
    return _is_public(ip_address(address))


def networks(written: str) -> tuple[Network, ...]:
    """Networks from a list with commas, like `127.0.0.0/8, fd00::/8`; raises `ValueError`."""
    return tuple(ip_network(each.strip()) for each in written.split(",") if each.strip())


def require_allowed(address: str, allowed: Sequence[Network]) -> None:
    """Raise `ForbiddenAddress` unless an address is public, or in an allowed network."""
    if is_public(address) or any(ip_address(address.split("%")[0]) in each for each in allowed):
        return
    raise ForbiddenAddress(
        f"it leads to {address}, an address of a private network; "
        "where that is meant, BACKHAUL_ALLOW_NETWORKS lists the networks that may be asked"
    )


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv6Address):
        inner = _inner(ip)
        if inner is not None:
            return _is_public(inner)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _inner(ip: IPv6Address) -> IPv4Address | None:
    """The old address that a new one carries inside: mapped, 6to4, Teredo or NAT64."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
