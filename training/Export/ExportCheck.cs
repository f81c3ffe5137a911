using System.Numerics.Tensors;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Tensor = TorchSharp.torch.Tensor;

namespace Strata.Training.Export;

/// <summary>Runs the same images through TorchSharp and through both exported files, and measures where they differ.</summary>
sealed class ExportCheck(Module<Tensor, Tensor> model, PixelNormaliser normaliser, ImageShape image, IReadOnlyList<LayerTap> taps)
{
    const int ChunkSize = 64;

    readonly Dictionary<string, LayerDifference> _largest = [];

    /// <summary>Measures on the first 1, 2 and 7 images, then on all of them.</summary>
    /// <param name="lean">model.onnx.</param>
    /// <param name="layers">layers.onnx.</param>
    /// <param name="pixels">uint8 [N,C,H,W], N at least 7.</param>
    /// <param name="tolerance">See <see cref="ExportOptions.Tolerance"/>.</param>
    /// <param name="modules">Submodules found in evaluation mode.</param>
    public ExportProof Run(ModelProto lean, ModelProto layers, byte[] pixels, double tolerance, int modules)
    {
        int count = pixels.Length / image.Size;
        List<(int Start, int Count)> batches = [(0, 1), (0, 2), (0, 7)];
        for (int start = 7; start < count; start += ChunkSize)
            batches.Add((start, Math.Min(ChunkSize, count - start)));
        using ActivationProbe leanProbe = new(lean);
        using ActivationProbe layersProbe = new(layers);
        foreach ((int start, int size) in batches)
        {
            Memory<byte> batch = pixels.AsMemory(start * image.Size, size * image.Size);
            Compare(batch, size, layersProbe.Run(batch, size, image), leanProbe.Run(batch, size, image));
        }
        return new ExportProof
        {
            Batches = [.. batches.Select(batch => batch.Count).Distinct()],
            Images = count,
            Tolerance = tolerance,
            ModulesInEvaluationMode = modules,
            Layers = [.. _largest.Values],
        };
    }

    void Compare(Memory<byte> batch, int count, IReadOnlyDictionary<string, float[]> layers, IReadOnlyDictionary<string, float[]> lean)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor pixels = tensor(batch.ToArray(), [count, image.Channels, image.Height, image.Width], ScalarType.Byte);
        using LayerTrace trace = LayerTrace.Of(model, normaliser.Apply(pixels));
        foreach (LayerTap tap in taps)
            Record(tap.Tensor, LayerScope.Floats(trace.Find(tap.Module, tap.Visit)!.Output), layers[tap.Tensor]);
        bool endsInSoftmax = OnnxExporter.EndsInSoftmax(taps);
        float[] logits = LayerScope.Floats(endsInSoftmax ? trace.Output.log() : trace.Output);
        float[] probabilities = LayerScope.Floats(endsInSoftmax ? trace.Output : trace.Output.softmax(1));
        Record("layers.onnx logits", logits, layers[OnnxExporter.Logits]);
        Record("layers.onnx probabilities", probabilities, layers[OnnxExporter.Probabilities]);
        Record("model.onnx logits", logits, lean[OnnxExporter.Logits]);
        Record("model.onnx probabilities", probabilities, lean[OnnxExporter.Probabilities]);
    }

    void Record(string layer, float[] torch, float[] onnx)
    {
        LayerDifference before = _largest.GetValueOrDefault(layer) ?? new LayerDifference(layer, 0, 0);
        _largest[layer] = before with
        {
            Difference = Math.Max(before.Difference, LargestDifference(torch, onnx)),
            Magnitude = Math.Max(before.Magnitude, Math.Abs(TensorPrimitives.MaxMagnitude<float>(torch))),
        };
    }

    // A tensor of another size or with a NaN differs by more than any tolerance.
    static double LargestDifference(float[] torch, float[] onnx)
    {
        if (torch.Length != onnx.Length)
            return double.PositiveInfinity;
        float[] difference = new float[torch.Length];
        TensorPrimitives.Subtract(torch, onnx, difference);
        float largest = Math.Abs(TensorPrimitives.MaxMagnitude<float>(difference));
        return float.IsNaN(largest) ? double.PositiveInfinity : largest;
    }
}
