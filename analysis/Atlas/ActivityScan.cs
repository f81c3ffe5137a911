using Strata.Analysis.Layers;
using Strata.CommandLine;
using Strata.Features;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Analysis.Atlas;

/// <summary>
/// Runs images through a network once and looks at every value of every layer, before any pooling; nothing is stored, and memory does not grow with
/// the number of images.
/// </summary>
static class ActivityScan
{
    const long MostBytes = 32L << 20;
    const int MostImages = 256;

    /// <summary>What the units of each layer do, by the tensor's name.</summary>
    /// <param name="model">The network.</param>
    /// <param name="tensors">Its layers, those that the features of <paramref name="input"/> choose.</param>
    /// <param name="input">The images.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <exception cref="InputException">The model takes other images, or a layer cannot be had.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyDictionary<string, UnitActivity> Run(
        ModelFile model, IReadOnlyList<LayerTensor> tensors, LayerInput input, Shell shell)
    {
        FeatureOptions flat = input.Features with { Poolings = [new Pooling { Kind = PoolKind.Flatten }], Type = OutputType.Float32 };
        Onnx.ModelProto graph = FeatureExtraction.Graph(model, input.Set.Shape, flat);
        using ModelSession session = ModelSession.Open(graph, model.Path, input.Features.Settings);
        int batch = (int)Math.Clamp(MostBytes / (sizeof(float) * tensors.Sum(tensor => tensor.Size)), 1, MostImages);
        using BatchPipeline pipeline = new(session, input.Set.Shape, [.. graph.Graph.Output.Select(output => output.Name)], batch);
        Sink sink = new([.. tensors.Select(tensor => new UnitActivity(tensor.Shape))]);
        using IImageStream stream = ImageStreams.Of(input.Set.Subset(input.Images, input.Set.Split));
        shell.Track($"units of {model.Name}", input.Images.Length, "images", progress => pipeline.Run(stream, sink, progress, shell.Cancel));
        return tensors.Zip(sink.Activities).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }

    sealed class Sink(UnitActivity[] activities) : IBatchSink
    {
        public UnitActivity[] Activities => activities;

        public void Write(BatchSlot slot)
        {
            for (int layer = 0; layer < activities.Length; layer++)
                activities[layer].Add(slot.Output(layer));
        }
    }
}
