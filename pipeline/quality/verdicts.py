"""What a reader may say of a claim, or of the passage that it was made from."""

from pathlib import Path

VERDICTS = ("right", "wrong", "unsure")
RIGHT, WRONG, UNSURE = VERDICTS


def check_verdicts(path: Path, text_id: str, *said: str) -> None:
    """Raise ValueError, with the file and the text, where one of the words is no verdict."""
    if not {*said} <= {*VERDICTS}:
        raise ValueError(f"{path}: {text_id}: verdicts are {', '.join(VERDICTS)}")
