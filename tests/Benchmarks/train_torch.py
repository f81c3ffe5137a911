"""The peer of the training benchmark: a plain tensor-slicing loop in Python PyTorch, as one would write it in a course.

usage: train_torch.py MODEL PIXELS LABELS COUNT BATCH THREADS     (uint8 pixels [COUNT,1,28,28], uint8 labels [COUNT], raw files)
prints one line: images per second of one epoch, after a warm-up of 20 batches
"""
import sys
import time

import numpy
import torch
from torch import nn

model_name, pixels_file, labels_file, count, batch, threads = sys.argv[1:7]
count, batch = int(count), int(batch)
torch.set_num_threads(int(threads))
torch.manual_seed(1)
images = torch.from_numpy(numpy.fromfile(pixels_file, numpy.uint8).reshape(count, 1, 28, 28)).float().div(255).sub(0.1307).div(0.3081)
labels = torch.from_numpy(numpy.fromfile(labels_file, numpy.uint8)).long()

models = {
    "cnn-32-64": lambda: nn.Sequential(
        nn.Conv2d(1, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(3136, 512), nn.ReLU(), nn.Linear(512, 10)),
    "lenet-relu": lambda: nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
}
model = models[model_name]()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)


def step(start):
    loss = nn.functional.cross_entropy(model(images[start:start + batch]), labels[start:start + batch])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


for warm in range(20):
    step(warm * batch)
begin = time.perf_counter()
for start in range(0, count, batch):
    step(start)
print(count / (time.perf_counter() - begin))
