using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Quantization.Calibration;

/// <summary>Runs a float32 model over images and counts the values of some of its tensors.</summary>
static class Calibrator
{
    const int Batch = 16;

    /// <summary>One histogram for each tensor.</summary>
    /// <param name="model">The float32 model.</param>
    /// <param name="path">The file that it came from.</param>
    /// <param name="tensors">Float32 tensors [N,...] of its graph, inputs among them.</param>
    /// <param name="images">The calibration images.</param>
    /// <param name="threads">Threads within an operator.</param>
    /// <param name="shell">Shows the progress, and may stop.</param>
    /// <exception cref="FailureException">A value is no finite number.</exception>
    public static IReadOnlyDictionary<string, ActivationHistogram> Run(
        ModelProto model, string path, IReadOnlyList<string> tensors, ImageSet images, int threads, Shell shell)
    {
        (ModelProto tapped, string[] outputs) = Tap(model, tensors);
        // The optimizer would fuse away what is looked at.
        using ModelSession session = ModelSession.Open(tapped, path, new SessionSettings { Threads = threads, Optimize = false });
        using BatchSlot slot = new(session, images.Shape, outputs, Batch);
        ActivationHistogram[] histograms = [.. tensors.Select(_ => new ActivationHistogram())];
        return shell.Track("calibration", 2L * images.Count, "images", progress =>
        {
            ForEach(i => { if (!histograms[i].Widen(slot.Output(i))) throw NotFinite(path, tensors[i]); });
            ForEach(i => histograms[i].Count(slot.Output(i)));
            return tensors.Zip(histograms).ToDictionary(pair => pair.First, pair => pair.Second);

            void ForEach(Action<int> look)
            {
                for (int first = 0; first < images.Count; first += slot.Count)
                {
                    shell.Cancel.ThrowIfCancellationRequested();
                    slot.Count = Math.Min(slot.Capacity, images.Count - first);
                    images.Pixels.AsSpan(first * images.Shape.Size, slot.Count * images.Shape.Size).CopyTo(slot.Pixels.Span);
                    slot.Prepare();
                    slot.Run();
                    for (int i = 0; i < histograms.Length; i++)
                        look(i);
                    progress.Advance(slot.Count);
                }
            }
        });
    }

    // An input cannot be an output as it is; a node that does nothing makes it one.
    static (ModelProto Model, string[] Outputs) Tap(ModelProto model, IReadOnlyList<string> tensors)
    {
        ModelProto tapped = model.Clone();
        GraphIndex index = new(tapped.Graph);
        string[] outputs = [.. tensors.Select(tensor =>
        {
            if (index.Producer(tensor) is not null)
                return tensor;
            string copy = index.NewName($"{tensor}/copy");
            tapped.Graph.Node.Add(new NodeProto { OpType = "Identity", Name = copy, Input = { tensor }, Output = { copy } });
            return copy;
        })];
        return (tapped.WithOutputs(outputs), outputs);
    }

    static FailureException NotFinite(string path, string tensor) =>
        new($"{path}: the tensor '{tensor}' is not finite on a calibration image: the model is damaged, or its training diverged");
}
