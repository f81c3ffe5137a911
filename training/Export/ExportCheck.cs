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
    const string Lean = "model.onnx ";

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
        ExportProof proof = new()
        {
            Batches = [.. batches.Select(batch => batch.Count).Distinct()],
            Images = count,
            Tolerance = tolerance,
            ModulesInEvaluationMode = modules,
            Layers = [.. _largest.Values],
        };
        return proof.FirstFailure is null ? proof : proof with { Layers = WithRounding(proof.Layers, pixels, batches[2..]) };
    }

    void Compare(Memory<byte> batch, int count, IReadOnlyDictionary<string, float[]> layers, IReadOnlyDictionary<string, float[]> lean)
    {
        using DisposeScope scope = NewDisposeScope();
        using LayerTrace trace = LayerTrace.Of(model, normaliser.Apply(Images(batch, count)));
        foreach ((string file, string tensor, float[] torch) in Expected(trace))
        {
            float[] onnx = (file == Lean ? lean : layers)[tensor];
            Record(file + tensor, LargestDifference(torch, onnx), Math.Abs(TensorPrimitives.MaxMagnitude<float>(torch)));
        }
    }

    void Record(string layer, double difference, double magnitude)
    {
        LayerDifference before = _largest.GetValueOrDefault(layer) ?? new LayerDifference(layer, 0, 0);
        _largest[layer] = before with { Difference = Math.Max(before.Difference, difference), Magnitude = Math.Max(before.Magnitude, magnitude) };
    }

    // Deep networks carry the last bits of their first layers far: only the network itself can tell how far.
    LayerDifference[] WithRounding(IReadOnlyList<LayerDifference> layers, byte[] pixels, List<(int Start, int Count)> batches)
    {
        Dictionary<string, double> largest = [];
        foreach ((int start, int size) in batches)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor normalised = normaliser.Apply(Images(pixels.AsMemory(start * image.Size, size * image.Size), size));
            using LayerTrace trace = LayerTrace.Of(model, normalised);
            using LayerTrace rounded = LayerTrace.Rounded(model, normalised);
            foreach (((string file, string tensor, float[] torch), (_, _, float[] less)) in Expected(trace).Zip(Expected(rounded)))
                largest[file + tensor] = Math.Max(largest.GetValueOrDefault(file + tensor), LargestDifference(torch, less));
        }
        return [.. layers.Select(layer => layer with { Rounding = largest[layer.Layer] })];
    }

    // What should stand in each tensor of the files; a layer goes by the tensor's name alone.
    IEnumerable<(string File, string Tensor, float[] Values)> Expected(LayerTrace trace)
    {
        foreach (LayerTap tap in taps)
            yield return ("", tap.Tensor, LayerScope.Floats(trace.Find(tap.Module, tap.Visit)!.Output));
        bool endsInSoftmax = OnnxExporter.EndsInSoftmax(taps);
        float[] logits = LayerScope.Floats(endsInSoftmax ? trace.Output.log() : trace.Output);
        float[] probabilities = LayerScope.Floats(endsInSoftmax ? trace.Output : trace.Output.softmax(1));
        foreach (string file in (string[])["layers.onnx ", Lean])
        {
            yield return (file, OnnxExporter.Logits, logits);
            yield return (file, OnnxExporter.Probabilities, probabilities);
        }
    }

    Tensor Images(Memory<byte> pixels, int count) =>
        tensor(pixels.ToArray(), [count, image.Channels, image.Height, image.Width], ScalarType.Byte);

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
