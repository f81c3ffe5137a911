using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

/// <summary>
/// Adaptive average pooling to [h,w]: output i averages rows floor(i H/h) to ceil((i+1) H/h). The windows may overlap and differ
/// in size, which no ONNX pooling does; but they are linear: A X B^T with one averaging matrix an axis.
/// </summary>
[Part("adaptive-avg-pool2d", "Mean over windows that give a fixed output size")]
sealed class AdaptiveAvgPool2dExport : LayerExport<AdaptiveAvgPool2d>
{
    protected override string Write(AdaptiveAvgPool2d module, LayerScope layer, string input)
    {
        long[] from = layer.InputShape[^2..];
        long[] to = layer.OutputShape[^2..];
        if (to is [1, 1])
            return layer.Node("GlobalAveragePool", [input]);
        string rows = layer.Weights("rows", Averages(from[0], to[0], transposed: false), to[0], from[0]);
        string columns = layer.Weights("columns", Averages(from[1], to[1], transposed: true), from[1], to[1]);
        return layer.Node("MatMul", [rows, layer.Step("MatMul", "columns", [input, columns])]);
    }

    // [to,from], or [from,to] transposed.
    static float[] Averages(long from, long to, bool transposed)
    {
        float[] matrix = new float[to * from];
        for (long i = 0; i < to; i++)
        {
            long start = i * from / to;
            long end = ((i + 1) * from + to - 1) / to;
            for (long j = start; j < end; j++)
                matrix[transposed ? j * to + i : i * from + j] = 1f / (end - start);
        }
        return matrix;
    }
}
