# SPDX-License-Identifier: Apache-2.0
"""Computes the numbers that GanPyTorchTest compares with, by PyTorch in double precision.

Run once: python3 generative.py (PyTorch 1.13). It writes one JSON file per case beside itself: what
a generator makes of latent vectors, the critic's gradient with the gradient penalty of WGAN-GP
(autograd.grad with create_graph=True) or the hinge loss with spectral normalisation by singular
value decomposition, and the generator's gradient.
"""
import json
import pathlib

import torch
from torch import nn

STEPS, SYMBOLS, LATENT, CONDITION, ROWS, HIDDEN, WIDTH, PENALTY = 6, 3, 4, 2, 5, 4, 3, 10


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv1d(HIDDEN, HIDDEN, WIDTH, padding=WIDTH // 2)
        self.second = nn.Conv1d(HIDDEN, HIDDEN, WIDTH, padding=WIDTH // 2)

    def forward(self, x):
        return x + 0.3 * self.second(torch.relu(self.first(torch.relu(x))))


class Blocks(nn.Sequential):
    """On [rows][steps][channels]."""

    def __init__(self):
        super().__init__(Block(), Block())

    def forward(self, x):
        return super().forward(x.transpose(1, 2)).transpose(1, 2)


class Lstm(nn.LSTM):
    def __init__(self, inputs):
        super().__init__(inputs, HIDDEN, batch_first=True)
        self.bias_hh_l0.requires_grad_(False).zero_()

    def forward(self, x):
        return super().forward(x)[0]


class Generator(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.kind, inputs = kind, LATENT + CONDITION
        if kind == "dense":
            self.body = nn.Sequential(
                nn.Linear(inputs, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, HIDDEN), nn.ReLU()
            )
            self.output = nn.Linear(HIDDEN, STEPS * SYMBOLS)
        elif kind == "residual":
            self.input, self.body = nn.Linear(inputs, STEPS * HIDDEN), Blocks()
            self.output = nn.Linear(HIDDEN, SYMBOLS)
        else:
            self.body, self.output = Lstm(inputs), nn.Linear(HIDDEN, SYMBOLS)

    def forward(self, z, condition):
        x = torch.cat([z, condition], 1)
        if self.kind == "residual":
            x = self.input(x).view(-1, STEPS, HIDDEN)
        elif self.kind == "recurrent":
            x = x[:, None, :].expand(-1, STEPS, -1)
        logits = self.output(self.body(x)).view(-1, STEPS, SYMBOLS)
        return torch.softmax(logits, 2)


class Critic(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.kind, inputs = kind, SYMBOLS + CONDITION
        if kind == "dense":
            self.body = nn.Sequential(
                nn.Linear(STEPS * SYMBOLS + CONDITION, HIDDEN), nn.LeakyReLU(0.2),
                nn.Linear(HIDDEN, HIDDEN), nn.LeakyReLU(0.2),
            )
            self.output = nn.Linear(HIDDEN, 1)
        elif kind == "residual":
            self.input, self.body = nn.Linear(inputs, HIDDEN), Blocks()
            self.output = nn.Linear(STEPS * HIDDEN, 1)
        else:
            self.body, self.output = Lstm(inputs), nn.Linear(HIDDEN, 1)

    def forward(self, x, condition):
        if self.kind == "dense":
            return self.output(self.body(torch.cat([x.flatten(1), condition], 1)))[:, 0]
        x = torch.cat([x, condition[:, None, :].expand(-1, STEPS, -1)], 2)
        if self.kind == "residual":
            return self.output(self.body(self.input(x)).flatten(1))[:, 0]
        return self.output(self.body(x).mean(1))[:, 0]


class Normalised(nn.Module):
    """Weights over their largest singular value."""

    def forward(self, weight):
        return weight / torch.linalg.svdvals(weight.flatten(1))[0]


def modules(network):
    kinds = (nn.Linear, nn.Conv1d, nn.LSTM)
    return [m for m in network.modules() if isinstance(m, kinds)]


def flat(network, of):
    """All values in the order in which the engine lays parameters out."""
    parts = []
    for module in modules(network):
        if isinstance(module, nn.LSTM):
            parts += [of(module.weight_ih_l0).t(), of(module.weight_hh_l0).t()]
            parts.append(of(module.bias_ih_l0))
            continue
        normalised = getattr(module, "parametrizations", None)
        weight = of(normalised.weight.original if normalised else module.weight)
        parts.append(weight.permute(2, 1, 0) if weight.dim() == 3 else weight.t())
        parts.append(of(module.bias))
    return numbers(torch.cat([part.reshape(-1) for part in parts]))


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().reshape(-1).tolist()]


def case(kind, spectral):
    torch.manual_seed(17)
    generator, critic = Generator(kind), Critic(kind)
    for network in [generator, critic]:
        for parameter in network.parameters():
            if parameter.requires_grad:
                with torch.no_grad():
                    parameter.uniform_(-0.7, 0.7)
                parameter.data = parameter.data.float().double()
    if spectral:
        for module in modules(critic):
            nn.utils.parametrize.register_parametrization(module, "weight", Normalised())
    codes = torch.randint(SYMBOLS, (ROWS, STEPS))
    real = nn.functional.one_hot(codes, SYMBOLS).double()
    draw = lambda *shape: torch.rand(*shape).float().double()
    latent, condition, share = draw(ROWS, LATENT), draw(ROWS, CONDITION), draw(ROWS)
    fake = generator(latent, condition)
    # What the engine's critic reads is single precision; so is what PyTorch's reads.
    seen = fake.detach().float().double()
    penalty = torch.zeros(())
    if spectral:
        real_loss = torch.relu(1 - critic(real, condition)).mean()
        fake_loss = torch.relu(1 + critic(seen, condition)).mean()
    else:
        real_loss = -critic(real, condition).mean()
        fake_loss = critic(seen, condition).mean()
        part = share[:, None, None]
        mixed = (part * real + (1 - part) * seen).requires_grad_(True)
        score = critic(mixed, condition).sum()
        (gradient,) = torch.autograd.grad(score, mixed, create_graph=True)
        penalty = PENALTY * ((gradient.flatten(1).norm(2, 1) - 1) ** 2).mean()
    (real_loss + fake_loss + penalty).backward()
    grad = lambda p: torch.zeros_like(p) if p.grad is None else p.grad
    result = {
        "kind": kind, "spectral": spectral, "steps": STEPS, "symbols": SYMBOLS,
        "latentSize": LATENT, "conditionSize": CONDITION, "rows": ROWS, "hidden": HIDDEN,
        "width": WIDTH, "blocks": 2, "penaltyWeight": PENALTY,
        "real": numbers(real), "latent": numbers(latent), "condition": numbers(condition),
        "share": numbers(share), "generator": flat(generator, lambda p: p),
        "critic": flat(critic, lambda p: p), "fake": numbers(fake), "seen": numbers(seen),
        "realLoss": real_loss.item(), "fakeLoss": fake_loss.item(), "penalty": penalty.item(),
        "criticGradient": flat(critic, grad),
    }
    generator_loss = -critic(fake, condition).mean()
    generator_loss.backward()
    result["generatorLoss"] = generator_loss.item()
    result["generatorGradient"] = flat(generator, grad)
    name = f"generative-{kind}{'-spectral' if spectral else ''}.json"
    path = pathlib.Path(__file__).parent / name
    path.write_text(json.dumps(result, separators=(",", ":")).replace('],"', '],\n"') + "\n")


torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
for each in ["dense", "residual", "recurrent"]:
    case(each, False)
for each in ["dense", "residual"]:
    case(each, True)
