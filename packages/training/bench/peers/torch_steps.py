"""Training steps by PyTorch on a problem that write-problem.ts wrote, as fast as we know to write them.

    python torch_steps.py <folder> <hand|autograd> <threads> [--keep-results]

Prints one JSON document. `hand` has its backward pass written out and changes rows in place; `autograd`
leaves the gradient to PyTorch and changes rows alike. With --keep-results the losses and tables are written
beside the problem.
"""

import json
import sys
import time
from pathlib import Path

import numpy
import torch
from torch.nn.functional import embedding_bag

folder, method, threads = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
torch.set_num_threads(threads)
problem = json.loads((folder / "problem.json").read_text())
dim, keep, warm_up = problem["dim"], problem["keep"], problem["warmUp"]
embedding_rate, output_rate, momentum = problem["embeddingRate"], problem["outputRate"], problem["momentum"]


def read(name, kind):
    return torch.from_numpy(numpy.fromfile(folder / f"{name}.bin", dtype=kind))


E = read("features", numpy.float32).view(-1, dim)
W = read("labels", numpy.float32).view(-1, dim)
# Written to, so that no page comes on first use.
V = torch.empty_like(W).fill_(0)
arrays = {name: read(name, numpy.int32).long() for name in ("columnIds", "starts", "examples", "sampled", "positives", "maskExamples", "maskSlots")}
values = read("values", numpy.float32)


def steps():
    place = dict(point=0, entry=0, sample=0, mask=0)

    def take(name, key, count):
        return arrays[name][place[key] : place[key] + count]

    for counts in problem["steps"]:
        n, entries = counts["examples"], counts["entries"]
        step = dict(
            ids=take("columnIds", "entry", entries),
            values=values[place["entry"] : place["entry"] + entries],
            offsets=take("starts", "point", n),
            example_of=take("examples", "entry", entries),
            sample=take("sampled", "sample", counts["sampled"]),
            positives=take("positives", "point", n),
            mask=(take("maskExamples", "mask", counts["masks"]), take("maskSlots", "mask", counts["masks"])),
        )
        yield step
        place["point"] += n
        place["entry"] += entries
        place["sample"] += counts["sampled"]
        place["mask"] += counts["masks"]


def change_labels(labels, gradients):
    """Momentum on the rows of different labels."""
    velocity = V.index_select(0, labels).mul_(momentum).add_(gradients)
    V.index_copy_(0, labels, velocity)
    W.index_add_(0, labels, velocity, alpha=-output_rate)


@torch.no_grad()
def hand(ids, values, offsets, example_of, sample, positives, mask):
    n = len(offsets)
    h = embedding_bag(ids, E, offsets, mode="sum", per_sample_weights=values)
    rows = W.index_select(0, sample)
    scores = h @ rows.T
    scores[mask] = -torch.inf
    top, kept = scores.max(1, keepdim=True) if keep == 1 else scores.topk(keep, 1, sorted=False)
    positive_rows = W.index_select(0, positives)
    positive_scores = (h * positive_rows).sum(1)
    losses = torch.relu(1 - positive_scores) + torch.relu(1 + top).sum(1)

    inside = top > -1
    short = positive_scores < 1
    gradient = torch.zeros_like(h)
    if keep == 1:
        gradient.addcmul_(rows.index_select(0, kept[:, 0]), inside.float())
    else:
        gradient = embedding_bag(kept, rows, mode="sum", per_sample_weights=inside.float())
    gradient.addcmul_(positive_rows, short[:, None].float(), value=-1)

    # Rows of labels: those with a coefficient, each once.
    touched = torch.cat([positives[short], sample[kept[inside]]])
    of = torch.cat([short.nonzero()[:, 0], inside.nonzero()[:, 0]])
    coefficients = torch.ones(len(of)).div_(n)
    coefficients[: int(short.sum())] = -1 / n
    labels, place = torch.unique(touched, return_inverse=True)
    sums = torch.zeros(len(labels), dim).index_add_(0, place, h.index_select(0, of).mul_(coefficients[:, None]))
    change_labels(labels, sums)

    # Rows of features: entries are brought together by feature, so that each row is changed once.
    ordered, order = torch.sort(ids)
    features, counts = torch.unique_consecutive(ordered, return_counts=True)
    starts = torch.zeros_like(counts)
    torch.cumsum(counts[:-1], 0, out=starts[1:])
    weights = values[order].mul_(-embedding_rate / n)
    E.index_add_(0, features, embedding_bag(example_of[order], gradient, starts, mode="sum", per_sample_weights=weights))
    return losses


def autograd(ids, values, offsets, example_of, sample, positives, mask):
    n = len(offsets)
    labels, place = torch.unique(torch.cat([sample, positives]), return_inverse=True)
    rows = W.index_select(0, labels).requires_grad_()
    E.requires_grad_()
    h = embedding_bag(ids, E, offsets, mode="sum", per_sample_weights=values, sparse=True)
    scores = h @ rows[place[: len(sample)]].T
    scores = scores.index_put(mask, torch.tensor(-torch.inf))
    top = scores.max(1, keepdim=True).values if keep == 1 else scores.topk(keep, 1, sorted=False).values
    positive_scores = (h * rows[place[len(sample) :]]).sum(1)
    losses = torch.relu(1 - positive_scores) + torch.relu(1 + top).sum(1)
    losses.mean().backward()
    with torch.no_grad():
        touched = rows.grad.any(1).nonzero()[:, 0]
        change_labels(labels[touched], rows.grad[touched])
        E.requires_grad_(False)
        E.add_(E.grad, alpha=-embedding_rate)
        E.grad = None
    return losses.detach()


run = {"hand": hand, "autograd": autograd}[method]
seconds, losses, examples = [], [], []
for step in steps():
    start = time.perf_counter()
    losses.append(run(**step))
    seconds.append(time.perf_counter() - start)
    examples.append(len(step["offsets"]))
timed = numpy.array(seconds[warm_up:]) * 1000
print(
    json.dumps(
        {
            "examplesPerSecond": sum(examples[warm_up:]) / timed.sum() * 1000,
            "stepMs": {"median": float(numpy.median(timed)), "min": float(timed.min())},
        }
    )
)
if "--keep-results" in sys.argv:
    torch.cat(losses).numpy().tofile(folder / f"losses.{method}.bin")
    E.numpy().tofile(folder / f"features.{method}.bin")
    W.numpy().tofile(folder / f"labels.{method}.bin")
