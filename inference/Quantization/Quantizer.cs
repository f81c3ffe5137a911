using System.Text.Json;
using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Quantization.Calibration;
using Strata.Storage;

namespace Strata.Quantization;

/// <summary>
/// Static quantisation to 8 bits (Jacob et al. 2018): activations uint8 with one scale a tensor, from ranges seen on calibration
/// images; weights of Conv, Gemm and MatMul int8 with one scale an output channel; biases int32. What has no kernel for integers
/// stays float32.
/// </summary>
public static class Quantizer
{
    /// <summary>DequantizeLinear with a scale for each channel begins with opset 13.</summary>
    const int LeastOpset = 13;

    /// <summary>Quantises a model.</summary>
    /// <param name="model">A float32 model with all its weights; it stays as it is.</param>
    /// <param name="path">The file that it came from.</param>
    /// <param name="calibration">Images of the training split.</param>
    /// <param name="options">How.</param>
    /// <param name="shell">Shows the progress, and may stop.</param>
    /// <exception cref="InputException">
    /// The opset is too old, the model is quantised already, or there is nothing to quantise.
    /// </exception>
    public static QuantizedModel Quantize(ModelProto model, string path, ImageSet calibration, QuantizationOptions options, Shell shell)
    {
        RequireFit(model, path);
        Func<ActivationHistogram, ActivationRange> rule = options.Rule();
        ModelProto quantized = model.Clone();
        GraphProto graph = quantized.Graph;
        ConstantFolding.Apply(graph);
        int folded = BatchNormFolding.Apply(graph);
        GraphPruning.Prune(graph);
        GraphIndex index = new(graph);
        QuantizationPlan plan = new(graph, index);
        string[] layers = [.. plan.Weighted.Select(node => plan.ResultOf(node))];
        if (layers.Length == 0)
            throw new InputException($"{path} has no Conv, Gemm or MatMul with constant float32 weights: there is nothing to quantise");

        IReadOnlyDictionary<string, ActivationHistogram> seen =
            Calibrator.Run(quantized, path, plan.Observed, calibration, options.Threads, shell);
        Dictionary<string, AffineCode> codes = seen.ToDictionary(pair => pair.Key, pair => AffineCode.Of(rule(pair.Value)));
        new QdqWriter(graph, index, plan, codes, options.ReduceRange ? ChannelCode.Reduced : ChannelCode.Full).Write();
        quantized.SetMetadata("strata.quantization", JsonSerializer.Serialize(
            new { Form = "QDQ", options.Method, options.ReduceRange, Calibration = calibration.Count, calibration.Name }, Json.Line));
        return new QuantizedModel(quantized, layers, folded);
    }

    static void RequireFit(ModelProto model, string path)
    {
        if (model.Opset() < LeastOpset)
            throw new InputException(
                $"{path} is written in opset {model.Opset()}, but scales for each channel need {LeastOpset} or later: export it again with a later opset");
        if (model.Graph.Node.Any(node => node.OpType is "QuantizeLinear" or "DequantizeLinear" or "QLinearConv"))
            throw new InputException($"{path} is quantised already: name the float32 model");
    }
}
