using Strata.CommandLine;
using Strata.Data;
using Strata.Devices;
using Strata.Features;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Checks;

/// <summary>
/// Runs the same images through a model as its file stands, on the CPU, and as it will be used, optimised and on a device. Class by
/// class it compares the model itself, layer by layer a copy whose layers are outputs, because an output keeps the optimiser from
/// fusing what makes it.
/// </summary>
public static class EngineCheck
{
    const int Batch = 32;

    /// <summary>Compares.</summary>
    /// <param name="model">The model: a classifier.</param>
    /// <param name="images">At least one image.</param>
    /// <param name="settings">How the model will be used. TF32 is off for the comparison.</param>
    /// <param name="progress">Hears of every image, once for the classes and once for the layers.</param>
    /// <param name="cancel">Stops between two batches.</param>
    /// <exception cref="InputException">The model is no classifier, takes other images, or the device cannot be had.</exception>
    public static EngineReport Run(
        ModelFile model, ImageSet images, SessionSettings settings, IProgressReport? progress = null, CancellationToken cancel = default)
    {
        SessionSettings tested = settings with { Tf32 = false };
        SessionSettings plain = new() { Threads = settings.Threads, Optimize = false };
        (Scores expected, _, _) = Score(model, images, plain, null, cancel);
        (Scores found, Device device, Placement? placement) = Score(model, images, tested, progress, cancel);
        int[] differing = [.. Enumerable.Range(0, images.Count).Where(i => Top(expected, i) != Top(found, i))];
        DifferenceMeter probabilities = new();
        probabilities.Add(expected.Probabilities, found.Probabilities);
        return new EngineReport(
            model.Name, images.Name, images.Split, images.Count, device, placement, images.Count - differing.Length, differing,
            probabilities.Largest, Layers(model, images, plain, tested, progress, cancel));
    }

    static (Scores, Device, Placement?) Score(
        ModelFile model, ImageSet images, SessionSettings settings, IProgressReport? progress, CancellationToken cancel)
    {
        using ModelSession session = ModelSession.Open(model.Path, settings);
        session.Input.Require(images.Shape, $"{images.Name} ({images.Split})", model.Path);
        using Classifier classifier = new(session, images.Shape, Batch);
        return (classifier.Score(images, progress, cancel), session.Settings.Device, session.Placement);
    }

    static int Top(Scores scores, int image) =>
        System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores.Probabilities.AsSpan(image * scores.Classes, scores.Classes));

    static LayerDifference[] Layers(
        ModelFile model, ImageSet images, SessionSettings plain, SessionSettings tested, IProgressReport? progress, CancellationToken cancel)
    {
        LayerTensor[] layers = [.. LayerList.Of(model, images.Shape).Select([]).Where(layer => layer.Type == "float32")];
        string[] names = [.. layers.Select(layer => layer.Name)];
        ModelProto tapped = OnnxFile.Load(model.Path).WithOutputs(names);
        using ModelSession left = ModelSession.Open(tapped, model.Path, plain);
        using ModelSession right = ModelSession.Open(tapped, model.Path, tested);
        using BatchRunner expected = new(left, images.Shape, names, Batch);
        using BatchRunner found = new(right, images.Shape, names, Batch);
        DifferenceMeter[] meters = [.. names.Select(_ => new DifferenceMeter())];
        for (int first = 0; first < images.Count; first += expected.Batch)
        {
            cancel.ThrowIfCancellationRequested();
            int count = Math.Min(expected.Batch, images.Count - first);
            ReadOnlySpan<byte> pixels = images.Pixels.AsSpan(first * images.Shape.Size, count * images.Shape.Size);
            expected.Run(pixels);
            found.Run(pixels);
            for (int layer = 0; layer < meters.Length; layer++)
                meters[layer].Add(expected.Output(layer), found.Output(layer));
            progress?.Advance(count);
        }
        return [.. layers.Zip(meters, (layer, meter) => new LayerDifference(layer.Name, layer.Op, meter.Largest, meter.Mean, meter.Scale))];
    }
}
