"""Networks in the ONNX format, run by onnxruntime."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["session"]


@cache
def session(path: Path) -> Any:
    """A network's session, loaded once. It runs on one thread: the same sums in the same order on any machine."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), sess_options=options, providers=["CPUExecutionProvider"])
