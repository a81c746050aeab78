"""What the bytes of a file hold: one text, or many records; by form."""

from pipeline.sources.forms.kinds import MEDIA_TYPES, media_type_of
from pipeline.sources.forms.limits import Limits
from pipeline.sources.forms.opening import needs_bytes, opened

__all__ = ["MEDIA_TYPES", "Limits", "media_type_of", "needs_bytes", "opened"]
