"""Exports a network with PyTorch's own exporter and writes what PyTorch itself makes of some images.

usage: torch_network.py FOLDER, with FOLDER/pixels: uint8 [N,1,28,28]; writes network.onnx, MaxPool.npy, Add.npy, Gemm.npy
"""
import sys

import numpy
import torch
from torch import nn

folder = sys.argv[1]
torch.manual_seed(7)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3, padding=1)
        self.norm = nn.BatchNorm2d(6)
        self.pool = nn.MaxPool2d(2)
        self.conv2 = nn.Conv2d(6, 6, 3, padding=1)
        self.head = nn.Linear(6, 10)

    def forward(self, image):
        pooled = self.pool(torch.relu(self.norm(self.conv1(image))))
        joined = self.conv2(pooled) + pooled
        return self.head(joined.mean((2, 3))), pooled, joined


class Scores(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, image):
        return self.network(image)[0]


network = Network()
network(torch.rand(64, 1, 28, 28))  # gives the normalisation statistics of its own
scores = Scores(network).eval()  # and the network in it; the exporter puts back the mode that it finds
torch.onnx.export(
    scores, torch.rand(2, 1, 28, 28), f"{folder}/network.onnx", opset_version=13,
    input_names=["input"], output_names=["scores"], dynamic_axes={"input": {0: "batch"}, "scores": {0: "batch"}})
pixels = numpy.fromfile(f"{folder}/pixels", numpy.uint8).reshape(-1, 1, 28, 28)
with torch.no_grad():
    logits, pooled, joined = network(torch.from_numpy(pixels).float() / 255)
numpy.save(f"{folder}/MaxPool.npy", nn.functional.adaptive_avg_pool2d(pooled, 2).flatten(1).numpy())
numpy.save(f"{folder}/Add.npy", nn.functional.adaptive_avg_pool2d(joined, 2).flatten(1).numpy())
numpy.save(f"{folder}/Gemm.npy", logits.numpy())
