using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("log-softmax", "Log of softmax along one axis")]
sealed class LogSoftmaxExport : LayerExport<LogSoftmax>
{
    protected override string Write(LogSoftmax module, LayerScope layer, string input) =>
        layer.Node("LogSoftmax", [input], NodeAttribute.Of("axis", module.dim));
}
