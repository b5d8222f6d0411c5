"""Networks that packages carry: where they lie, and how onnxruntime runs them."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from looking.eyes import CannotLook


def carried(package: str, path: str, what: str) -> Path:
    """A network that a package carries. `what` says what it does, for who installs it.

    Raises CannotLook when it is not there.
    """
    spec = find_spec(package)
    for folder in spec.submodule_search_locations or () if spec else ():
        network = Path(folder, path)
        if network.is_file():
            return network
    raise CannotLook(
        f"the model {Path(path).name} that {what} (of the package {package}) is not there."
    )


def session(onnxruntime: Any, network: Path, *, small: bool = False) -> Any:
    """An InferenceSession: all processors for one picture, and memory that does not grow.

    A small network runs on one processor, which two would not make faster, and at the highest level
    of optimisation, which makes it twice as fast. That would cost the others 20 MB and gain nothing
    that can be measured.
    """
    onnxruntime.disable_telemetry_events()
    levels = onnxruntime.GraphOptimizationLevel
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1 if small else os.cpu_count() or 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_mem_pattern = False
    level = levels.ORT_ENABLE_ALL if small else levels.ORT_ENABLE_EXTENDED
    options.graph_optimization_level = level
    options.log_severity_level = 4
    as_asked = {"arena_extend_strategy": "kSameAsRequested"}
    providers = [("CPUExecutionProvider", as_asked)]
    return onnxruntime.InferenceSession(str(network), options, providers=providers)


def given_back(onnxruntime: Any) -> Any:
    """How to run a network so that it keeps no memory between pictures: 90 MB for finding lines."""
    options = onnxruntime.RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    return options
