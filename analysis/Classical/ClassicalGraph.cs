using Strata.Data;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Analysis.Classical;

/// <summary>
/// A classifier as an ONNX model: from images (uint8) or features (float32) to `probabilities`, float32 [N,C].
/// </summary>
static class ClassicalGraph
{
    /// <summary>Builds the model.</summary>
    /// <param name="model">The classifier.</param>
    /// <param name="job">What it is called and learned from.</param>
    public static ModelProto Of(IClassicalModel model, ClassicalJob job)
    {
        GraphBuilder graph = new("classifier");
        string shares = model.AddTo(graph, job.Input.AddTo(graph));
        graph.Output(graph.Node("Identity", "probabilities", [shares]), DataType.Float, "N", job.Train.ClassNames.Count);
        string version = typeof(ClassicalGraph).Assembly.GetName().Version!.ToString(3);
        ModelMetadata metadata = new()
        {
            ClassNames = [.. job.Train.ClassNames],
            HasGrades = job.Train.HasGrades,
            DataSet = job.Train.Name,
            HeldOut = HeldOut(job),
            Fingerprints = job.Fingerprints,
            Preprocessing = job.Input.Network?.Metadata.Preprocessing,
            Features = job.Input.Image is null ? job.Input.Name : null,
            Run = job.Name,
            Version = version,
        };
        return graph.Build("Strata", version, metadata.ToEntries());
    }

    // What a classifier on a layer held out, its network may have learned from: then nobody should be judged on it.
    static HeldOut? HeldOut(ClassicalJob job)
    {
        if (job.Input.Network?.Metadata is not { } network || network.HeldOut == job.HeldOut)
            return job.HeldOut;
        bool isOfOtherData = network.Fingerprints.GetValueOrDefault("train") != job.Fingerprints.GetValueOrDefault("train");
        return isOfOtherData ? job.HeldOut : null;
    }
}
