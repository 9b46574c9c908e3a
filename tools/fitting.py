"""What ``tools/fit_pen.py`` and ``tools/fit_closer.py`` share: the command line, the training of a network, and logistic weights."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

STEPS_AVERAGED = 0.98
"""How much of the loss that is shown is that of the steps before."""


@dataclass(frozen=True, slots=True)
class Network:
    """A network, and how it is kept as ONNX."""

    make: Callable[[], Any]
    """A new one."""
    path: Path
    """Its ONNX file."""
    shape: tuple[int, ...]
    """Of an input by which it is exported."""
    names: tuple[str, str]
    """Of the input and the output."""
    axes: dict[str, dict[int, str]]
    """Those whose sizes vary, by the name of the input or the output."""
    says: str
    """What it does and what made it, kept in the file."""

    def kept(self, folder: Path) -> Any:
        """The network with the weights that training kept."""
        import torch

        net = self.make()
        net.load_state_dict(torch.load(folder / "net.pt"))
        return net

    def write(self, net: Any) -> None:
        """Keep the network as ONNX."""
        import onnx
        import torch

        net.eval()
        torch.onnx.export(
            net, (torch.zeros(*self.shape),), str(self.path), input_names=[self.names[0]], output_names=[self.names[1]],
            dynamic_axes=self.axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        model = onnx.load(str(self.path))
        model.doc_string = self.says
        onnx.save(model, str(self.path))
        print(self.path, self.path.stat().st_size)


def train(
    network: Network,
    batch: Callable[[], tuple[Any, Any]],
    loss_of: Callable[[Any, Any], Any],
    options: argparse.Namespace,
    *,
    decay: float,
    shown: int,
    kept: int,
    tell: Callable[[Any], None] = lambda net: None,
) -> None:
    """Fit for ``options.minutes``, with a rate that falls to nothing, and write the network.

    ``batch`` gives the input and the classes of one step, ``loss_of`` the loss of an output; ``decay`` is that of the weights. Every
    ``shown`` steps the loss is printed, every ``kept`` steps the weights are kept, and ``tell`` says how well they do.
    """
    import torch

    net = network.make().to(memory_format=torch.channels_last)
    if options.start is not None:
        net.load_state_dict(torch.load(options.start))
    best = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=decay)
    began, step, average = time.time(), 0, 0.0
    while (spent := (time.time() - began) / 60 / options.minutes) < 1:
        for group in best.param_groups:
            group["lr"] = options.rate * (0.5 * (1 + np.cos(np.pi * spent)) + 0.01)
        given, classes = batch()
        with torch.autocast("cpu", dtype=torch.bfloat16):  # twice as fast where the processor has it
            said = net(given.to(memory_format=torch.channels_last))
        loss = loss_of(said.float(), classes)
        best.zero_grad()
        loss.backward()
        best.step()
        step, average = step + 1, STEPS_AVERAGED * average + (1 - STEPS_AVERAGED) * loss.item()
        if step % shown == 0:
            print(f"{step} steps, {spent:.0%}, loss {average / (1 - STEPS_AVERAGED**step):.4f}", flush=True)
        if step % kept == 0:
            torch.save(net.state_dict(), options.out / "net.pt")
            tell(net)
    torch.save(net.state_dict(), options.out / "net.pt")
    tell(net)
    network.write(net)


@dataclass(slots=True)
class Examples:
    """Candidates of one kind, as parallel lists."""

    features: list[tuple[float, ...]] = field(default_factory=list)
    true: list[bool] = field(default_factory=list)
    """Whether each is a mark."""
    page: list[int] = field(default_factory=list)
    aside: list[bool] = field(default_factory=list)
    """Whether other ink is there that may well be taken for a mark, as a stamp's frame: such an example counts for no threshold."""
    kind: list[str] = field(default_factory=list)
    """The kind of mark; empty where there is none."""
    lost: int = 0
    """Marks that gave nothing to weigh."""

    def add(self, features: tuple[float, ...], true: bool, page: int, aside: bool, kind: str = "") -> None:
        """One more; a mark counts, whatever is beside it."""
        self.features.append(features)
        self.true.append(true)
        self.page.append(page)
        self.aside.append(aside and not true)
        self.kind.append(kind)


def logistic(features: Any, true: Any, decay: float = 1.0) -> Any:
    """Weights by Newton's method, the bias first and without decay; ``features`` has a row for each example."""
    planes = np.hstack((np.ones((len(features), 1)), features))
    weights = np.zeros(planes.shape[1])
    held = decay * np.eye(planes.shape[1])
    held[0, 0] = 1e-6
    for _ in range(60):
        chance = 1 / (1 + np.exp(-planes @ weights))
        slope = planes.T @ (chance - true) + held @ weights
        bend = (planes * (chance * (1 - chance))[:, None]).T @ planes + held
        weights -= np.linalg.solve(bend, slope)
    return weights


Action = Callable[[argparse.Namespace], None]


def main(
    usage: str | None,
    network: Network,
    actions: dict[str, Action],
    *,
    pages: int,
    minutes: float,
    more: Callable[[argparse.ArgumentParser], object] = lambda parser: None,
) -> int:
    """Run one of the actions ``make``, ``train`` and ``weigh``, or ``write`` the weights that were kept; 0.

    ``pages`` and ``minutes`` are the defaults of the options; ``more`` adds those that only one of the tools has.
    """
    parser = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=(*actions, "write"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=pages)
    parser.add_argument("--seed", default="a")
    parser.add_argument("--minutes", type=float, default=minutes)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=Path)
    more(parser)
    options = parser.parse_args()
    if options.what == "write":
        network.write(network.kept(options.out))
    else:
        actions[options.what](options)
    return 0
