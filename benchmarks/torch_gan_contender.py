# SPDX-License-Identifier: Apache-2.0
"""W5 in PyTorch as Debian's python3-torch has it; takes commands on standard input, one a line.

prepare CHANNELS BLOCKS WIDTH STEPS BATCH SYMBOLS LATENT | threads N | iterate | quit; answers with
one line each. An iteration is five steps of the critic with gradient penalty, by autograd with
create_graph=True, and one of the generator, each with Adam, as in Gulrajani et al. (2017).
"""

import sys
import time

import torch
from torch import nn

CRITIC_STEPS, PENALTY = 5, 10


class Block(nn.Module):
    """x + 0.3 conv(relu(conv(relu(x))))."""

    def __init__(self, channels, width):
        super().__init__()
        self.first = nn.Conv1d(channels, channels, width, padding=width // 2)
        self.second = nn.Conv1d(channels, channels, width, padding=width // 2)

    def forward(self, x):
        return x + 0.3 * self.second(torch.relu(self.first(torch.relu(x))))


class Generator(nn.Module):
    def __init__(self, channels, blocks, width, steps, symbols, latent):
        super().__init__()
        self.shape = (channels, steps)
        self.input = nn.Linear(latent, channels * steps)
        self.blocks = nn.Sequential(*[Block(channels, width) for _ in range(blocks)])
        self.output = nn.Conv1d(channels, symbols, 1)

    def forward(self, z):
        x = self.input(z).view(-1, *self.shape)
        return torch.softmax(self.output(self.blocks(x)), 1)


class Critic(nn.Module):
    def __init__(self, channels, blocks, width, steps, symbols):
        super().__init__()
        self.input = nn.Conv1d(symbols, channels, 1)
        self.blocks = nn.Sequential(*[Block(channels, width) for _ in range(blocks)])
        self.output = nn.Linear(channels * steps, 1)

    def forward(self, x):
        return self.output(self.blocks(self.input(x)).flatten(1))


class Contender:
    """What is prepared at the moment."""

    def prepare(self, channels, blocks, width, steps, batch, symbols, latent):
        torch.manual_seed(1)
        self.batch, self.latent = batch, latent
        self.generator = Generator(channels, blocks, width, steps, symbols, latent)
        self.critic = Critic(channels, blocks, width, steps, symbols)
        rates = {"lr": 1e-4, "betas": (0.5, 0.9)}
        self.of_generator = torch.optim.Adam(self.generator.parameters(), **rates)
        self.of_critic = torch.optim.Adam(self.critic.parameters(), **rates)
        codes = torch.randint(0, symbols, (batch, steps))
        one_hot = nn.functional.one_hot(codes, symbols).float()
        self.real = one_hot.transpose(1, 2).contiguous()

    def critic_step(self):
        with torch.no_grad():
            fake = self.generator(torch.randn(self.batch, self.latent))
        self.of_critic.zero_grad(set_to_none=True)
        share = torch.rand(self.batch, 1, 1)
        mixed = (share * self.real + (1 - share) * fake).requires_grad_(True)
        score = self.critic(mixed).sum()
        (gradient,) = torch.autograd.grad(score, mixed, create_graph=True)
        penalty = PENALTY * ((gradient.flatten(1).norm(2, 1) - 1) ** 2).mean()
        loss = self.critic(fake).mean() - self.critic(self.real).mean() + penalty
        loss.backward()
        self.of_critic.step()
        return loss.item()

    def iterate(self):
        wall, cpu = time.perf_counter(), time.process_time()
        self.critic.requires_grad_(True)
        for _ in range(CRITIC_STEPS):
            loss = self.critic_step()
        self.critic.requires_grad_(False)
        self.of_generator.zero_grad(set_to_none=True)
        (-self.critic(self.generator(torch.randn(self.batch, self.latent))).mean()).backward()
        self.of_generator.step()
        return time.perf_counter() - wall, time.process_time() - cpu, loss


def main():
    contender = Contender()
    print(torch.__version__, flush=True)
    for line in sys.stdin:
        command, *arguments = line.split()
        if command == "prepare":
            contender.prepare(*map(int, arguments))
            print("ok", flush=True)
        elif command == "threads":
            torch.set_num_threads(int(arguments[0]))
            print("ok", flush=True)
        elif command == "iterate":
            print(*contender.iterate(), flush=True)
        else:
            return


main()
