"""Networks that packages carry: where they lie, and how onnxruntime runs them."""

from __future__ import annotations

import functools
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


def session(onnxruntime: Any, network: Path, *, small: bool = False, seldom: bool = False) -> Any:
    """An InferenceSession, in the memory that all of them share.

    A small network runs on one processor, which two would not make faster. The highest level of
    optimisation makes networks faster by a quarter and more; one that runs `seldom`, for the few
    lines of a picture, would take 8 MB more for it.
    """
    onnxruntime.disable_telemetry_events()
    _share_memory(onnxruntime)
    levels = onnxruntime.GraphOptimizationLevel
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1 if small else os.cpu_count() or 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.use_env_allocators", "1")
    options.enable_mem_pattern = False
    level = levels.ORT_ENABLE_EXTENDED if seldom else levels.ORT_ENABLE_ALL
    options.graph_optimization_level = level
    options.log_severity_level = 4
    providers = ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(str(network), options, providers=providers)


@functools.cache
def _share_memory(onnxruntime: Any) -> None:
    """One arena for all networks of this process, since only one is run at a time: each would keep
    30 MB of its own.
    """
    kind, use = onnxruntime.OrtAllocatorType.ORT_ARENA_ALLOCATOR, onnxruntime.OrtMemType.DEFAULT
    memory = onnxruntime.OrtMemoryInfo("Cpu", kind, 0, use)
    onnxruntime.create_and_register_allocator(memory, onnxruntime.OrtArenaCfg(0, 0, -1, -1))


def given_back(onnxruntime: Any) -> Any:
    """How to run a network so that it keeps no memory between pictures: 90 MB for finding lines."""
    options = onnxruntime.RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    return options
