# SPDX-License-Identifier: Apache-2.0
"""Computes the numbers that PyTorchTest compares with, by PyTorch in double precision.

Run once: python3 truth.py (PyTorch 1.13). It writes one JSON file per case beside itself.
Packed sequences, last states or labels of positions, cross-entropy, gradients, 20 optimiser steps.
PyTorch's second bias is held at zero (but for the candidate of the GRU): it is redundant.
"""
import json
import pathlib

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

INPUTS, HIDDEN, CLASSES, STEPS = 4, 3, 3, 20
LENGTHS = [7, 5, 4, 1]
OPTIMISERS = {
    "sgd": lambda groups: torch.optim.SGD(groups, lr=0.1, momentum=0.9),
    "adam": lambda groups: torch.optim.Adam(groups, lr=0.01),
    "adamw": lambda groups: torch.optim.AdamW(groups, lr=0.01),
    "rmsprop": lambda groups: torch.optim.RMSprop(groups, lr=0.01, alpha=0.9),
}
DECAY = {"adamw": 0.1}


class Network(torch.nn.Module):
    def __init__(self, cell, layers, both, labels):
        super().__init__()
        kind = {"LSTM": torch.nn.LSTM, "GRU": torch.nn.GRU}.get(cell, torch.nn.RNN)
        extra = {"nonlinearity": cell[4:].lower()} if cell.startswith("RNN") else {}
        self.recurrent = kind(INPUTS, HIDDEN, layers, bidirectional=both, **extra)
        self.head = torch.nn.Linear(HIDDEN * (2 if both else 1), CLASSES)
        self.both, self.labels = both, labels
        with torch.no_grad():
            for parameter in self.parameters():
                parameter.uniform_(-0.6, 0.6)
            for name, parameter in self.named_parameters():
                if "bias_hh" in name:
                    parameter *= self.mask(parameter)

    def mask(self, second_bias):
        mask = torch.zeros_like(second_bias)
        if isinstance(self.recurrent, torch.nn.GRU):
            mask[2 * HIDDEN :] = 1
        return mask

    def forward(self, x):
        states, last = self.recurrent(pack_padded_sequence(x, LENGTHS))
        if self.labels:
            return self.head(pad_packed_sequence(states)[0])
        last = last[0] if isinstance(last, tuple) else last
        return self.head(torch.cat([last[-2], last[-1]], 1) if self.both else last[-1])

    def flat(self, of):
        """All values in the order in which the engine lays parameters out."""
        parts, recurrent = [], dict(self.recurrent.named_parameters())
        for layer in range(self.recurrent.num_layers):
            for suffix in ["", "_reverse"] if self.both else [""]:
                end = f"l{layer}{suffix}"
                parts.append(of(recurrent[f"weight_ih_{end}"]).t().reshape(-1))
                parts.append(of(recurrent[f"bias_ih_{end}"]))
                parts.append(of(recurrent[f"weight_hh_{end}"]).t().reshape(-1))
                if isinstance(self.recurrent, torch.nn.GRU):
                    parts.append(of(recurrent[f"bias_hh_{end}"])[2 * HIDDEN :])
        parts.append(of(self.head.weight).t().reshape(-1))
        parts.append(of(self.head.bias))
        return numbers(torch.cat(parts))


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().reshape(-1).tolist()]


def case(cell, layers, both, labels):
    torch.manual_seed(11)
    network = Network(cell, layers, both, labels)
    x = torch.randn(LENGTHS[0], len(LENGTHS), INPUTS)
    # What the engine reads is single precision; so is what PyTorch reads.
    x = x.float().double()
    for parameter in network.parameters():
        parameter.data = parameter.data.float().double()
    shape = (LENGTHS[0], len(LENGTHS)) if labels else (len(LENGTHS),)
    y = torch.randint(CLASSES, shape)
    if labels:
        for b, length in enumerate(LENGTHS):
            y[length:, b] = -100
        y[1, 0] = -100
    initial = {k: v.clone() for k, v in network.state_dict().items()}

    def backward():
        network.zero_grad()
        outputs = network(x)
        loss = torch.nn.functional.cross_entropy(outputs.reshape(-1, CLASSES), y.reshape(-1))
        loss.backward()
        for name, parameter in network.named_parameters():
            if "bias_hh" in name:
                parameter.grad *= network.mask(parameter)
        return outputs, loss

    outputs, loss = backward()
    result = {
        "cell": cell, "layers": layers, "bidirectional": both, "labels": labels,
        "hidden": HIDDEN, "classes": CLASSES, "lengths": LENGTHS,
        "inputs": numbers(x), "targets": y.reshape(-1).tolist(),
        "parameters": network.flat(lambda p: p), "outputs": numbers(outputs),
        "loss": loss.item(), "gradient": network.flat(lambda p: p.grad), "steps": STEPS,
    }
    for name, make in OPTIMISERS.items():
        network.load_state_dict(initial)
        weights = [p for n, p in network.named_parameters() if "bias" not in n]
        biases = [p for n, p in network.named_parameters() if "bias" in n]
        optimiser = make([
            {"params": weights, "weight_decay": DECAY.get(name, 0)},
            {"params": biases, "weight_decay": 0},
        ])
        for _ in range(STEPS):
            backward()
            optimiser.step()
        result[name] = network.flat(lambda p: p)
    name = f"{cell}-{layers}-{'both' if both else 'forward'}{'-labels' if labels else ''}.json"
    path = pathlib.Path(__file__).parent / name.lower()
    path.write_text(json.dumps(result, separators=(",", ":")).replace('],"', '],\n"') + "\n")


torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
for each in ["RNN-TANH", "RNN-RELU", "LSTM", "GRU"]:
    case(each, 1, False, False)
    case(each, 2, True, False)
case("LSTM", 1, True, True)
case("GRU", 2, False, True)
