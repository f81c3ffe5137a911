using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Training.Export.Layers;

/// <summary>Batch normalisation in inference form, with the running statistics (Ioffe and Szegedy 2015).</summary>
[Part("batch-norm", "BatchNorm1d, BatchNorm2d, BatchNorm3d")]
sealed class BatchNormExport : LayerExport<BatchNorm>
{
    protected override string Write(BatchNorm module, LayerScope layer, string input)
    {
        if (module.running_mean is not Tensor mean || module.running_var is not Tensor variance)
            throw layer.CannotExport("a batch norm without running statistics depends on the batch: build it with track_running_stats");
        string scale = module.weight is null
            ? layer.Weights("weight", Enumerable.Repeat(1f, (int)module.num_features).ToArray(), module.num_features)
            : layer.Weights("weight", module.weight);
        string shift = module.bias is null
            ? layer.Weights("bias", new float[module.num_features], module.num_features)
            : layer.Weights("bias", module.bias);
        return layer.Node("BatchNormalization",
            [input, scale, shift, layer.Weights("running_mean", mean), layer.Weights("running_var", variance)],
            NodeAttribute.Of("epsilon", (float)module.eps));
    }
}
