"""Reads the words in pictures: printed, and as far as a model can, written by hand.

Two networks that the package rapidocr carries are run by onnxruntime: one finds lines of text, one
reads a line. The package itself is not imported: it would log, and fetch a model that is missing.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from looking.eyes import CannotLook, Eye, Look

_FINDS_LINES, _READS_LINES = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


def load() -> Look:
    """Raises CannotLook."""
    try:
        import onnxruntime  # noqa: PLC0415 - not before there is something to look at

        from looking.blocks import blocks  # noqa: PLC0415 - it imports numpy
        from looking.letters import LineReader  # noqa: PLC0415
        from looking.lines import LineFinder  # noqa: PLC0415
    except ImportError as error:
        raise CannotLook("onnxruntime or OpenCV, which read words, do not load.") from error
    finds, reads = _model(_FINDS_LINES), _model(_READS_LINES)
    try:
        finder = LineFinder(_session(onnxruntime, finds), _given_back(onnxruntime))
        reader = LineReader(_session(onnxruntime, reads))
    except Exception as error:
        raise CannotLook("onnxruntime cannot run the models that read words.") from error
    return lambda pixels: blocks(reader.read(pixels, finder.find(pixels)))


def _session(onnxruntime: Any, model: Path) -> Any:
    """All processors for one picture, and memory that does not grow with every new size.

    The highest level of optimisation would cost 20 MB and gain nothing that can be measured.
    """
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = os.cpu_count() or 1, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_mem_pattern = False
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.log_severity_level = 4
    as_asked = {"arena_extend_strategy": "kSameAsRequested"}
    providers = [("CPUExecutionProvider", as_asked)]
    return onnxruntime.InferenceSession(str(model), options, providers=providers)


def _given_back(onnxruntime: Any) -> Any:
    """How to run a model so that it keeps no memory between pictures: 90 MB for finding lines."""
    options = onnxruntime.RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    return options


def _model(name: str) -> Path:
    """A model that the package rapidocr carries. Raises CannotLook."""
    spec = find_spec("rapidocr")
    for folder in spec.submodule_search_locations or () if spec else ():
        model = Path(folder, "models", name)
        if model.is_file():
            return model
    raise CannotLook(f"the model {name} that reads words (of the package rapidocr) is not there.")


EYE = Eye(
    "words",
    "words",
    "PP-OCRv6 small, 832 530000 0.2 0.3 1.6, latin 0.3 0.8, blocks 1",
    ("rapidocr", "onnxruntime", "opencv-python-headless"),
    load,
)
