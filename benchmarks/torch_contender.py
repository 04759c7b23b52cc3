# SPDX-License-Identifier: Apache-2.0
"""PyTorch as Debian's python3-torch has it; takes commands on standard input, one a line.

prepare JSON | threads N | train | infer | quit; answers with one line each. The same network, data
and step as the other contenders: forward, mean cross-entropy, backward, clipping of the norm to 1,
Adam.
"""

import json
import sys
import time

import torch
from torch import nn


class Network(nn.Module):
    """Recurrent layers and a linear head."""

    def __init__(self, w):
        super().__init__()
        self.per_position = w["perPosition"]
        self.both = w["bidirectional"]
        self.dropout = w["dropout"]
        kind = nn.LSTM if w["cell"] == "LSTM" else nn.RNN
        sizes = w["hiddenSizes"]
        width = 2 if self.both else 1
        if self.dropout == 0 and len(set(sizes)) == 1:
            self.layers = nn.ModuleList(
                [kind(w["symbols"], sizes[0], num_layers=len(sizes), bidirectional=self.both)]
            )
        else:
            size = w["symbols"]
            self.layers = nn.ModuleList()
            for hidden in sizes:
                self.layers.append(kind(size, hidden, bidirectional=self.both))
                size = hidden * width
        self.head = nn.Linear(sizes[-1] * width, w["classes"])

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            if i > 0:
                x = nn.functional.dropout(x, self.dropout, self.training)
            x, _ = layer(x)
        if self.per_position:
            return self.head(x)
        if self.both:
            half = x.shape[2] // 2
            return self.head(torch.cat((x[-1, :, :half], x[0, :, half:]), 1))
        return self.head(x[-1])


class Contender:
    """What is prepared at the moment."""

    def prepare(self, w):
        torch.manual_seed(1)
        steps, batch, lengths = w["steps"], w["batch"], w["lengths"]
        codes = torch.tensor(w["codes"]).t()
        self.x = nn.functional.one_hot(codes, w["symbols"]).float().contiguous()
        targets = torch.tensor(w["targets"]).t()
        mask = torch.arange(steps)[:, None] < torch.tensor(lengths)[None, :]
        self.x *= mask[:, :, None]
        self.per_position = w["perPosition"]
        if self.per_position:
            self.y = torch.where(mask, targets, torch.full_like(targets, -100)).reshape(-1)
        else:
            self.y = targets[0].contiguous()
        self.network = Network(w)
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=1e-3)

    def train(self):
        start = time.perf_counter()
        self.network.train()
        self.optimizer.zero_grad(set_to_none=True)
        logits = self.network(self.x)
        loss = nn.functional.cross_entropy(logits.reshape(-1, logits.shape[-1]), self.y)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        value = loss.item()
        return time.perf_counter() - start, value

    def infer(self):
        start = time.perf_counter()
        self.network.eval()
        with torch.no_grad():
            self.network(self.x).softmax(-1).numpy()
        return time.perf_counter() - start


def main():
    contender = Contender()
    print(torch.__version__, flush=True)
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "prepare":
            contender.prepare(json.loads(argument))
            print("ok", flush=True)
        elif command == "threads":
            torch.set_num_threads(int(argument))
            print("ok", flush=True)
        elif command == "train":
            print(*contender.train(), flush=True)
        elif command == "infer":
            print(contender.infer(), flush=True)
        else:
            return


main()
