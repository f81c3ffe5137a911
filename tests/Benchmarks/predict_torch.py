"""The peer of the prediction benchmark: IDX to CSV in eager Python PyTorch, as one would write it.

usage: predict_torch.py MODEL IMAGES.gz OUT BATCH THREADS
prints images per second from the first byte read to the last row written, imports and the model's making left out
"""
import gzip
import sys
import time

import numpy
import torch
from torch import nn

model_name, images_file, out, batch, threads = sys.argv[1:6]
batch = int(batch)
torch.set_num_threads(int(threads))
torch.manual_seed(1)

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
model = models[model_name]().eval()

begin = time.perf_counter()
with gzip.open(images_file) as file:
    pixels = torch.from_numpy(numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 1, 28, 28).copy())
with torch.inference_mode(), open(out, "w") as csv:
    csv.write("index,label,probability\n")
    for start in range(0, len(pixels), batch):
        images = pixels[start:start + batch].float().div(255).sub(0.1307).div(0.3081)
        probabilities, labels = torch.softmax(model(images), dim=1).max(dim=1)
        rows = zip(range(start, start + len(images)), labels.tolist(), probabilities.tolist())
        csv.writelines(f"{index},{label},{probability}\n" for index, label, probability in rows)
print(len(pixels) / (time.perf_counter() - begin))
