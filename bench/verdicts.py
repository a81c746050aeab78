"""How every bench says whether a figure keeps to what is asked of it."""


def kept(is_kept: bool) -> str:
    """The word beside a figure."""
    return "kept" if is_kept else "NOT KEPT"
