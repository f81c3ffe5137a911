using System.Security.Cryptography;
using System.Text.Json;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Storage;
using Strata.Training.Export;
using Strata.Training.Runs;
using Strata.Views;
using static TorchSharp.torch;

namespace Strata.Training.Ensembles;

/// <summary>
/// Finished models as one ONNX graph that averages their probabilities, over test-time views too where wished. Nothing is handed
/// out that was not run and found equal to averaging outside of the graph.
/// </summary>
public sealed class Ensemble
{
    Ensemble(ModelProto model, EnsembleRecord record) => (Model, Record) = (model, record);

    /// <summary>Input `image` uint8 [N,C,H,W]; outputs `logits` and `probabilities` float32 [N,classes].</summary>
    public ModelProto Model { get; }

    /// <summary>What it is made of, and how it was proven.</summary>
    public EnsembleRecord Record { get; }

    /// <summary>Puts models together and proves the graph.</summary>
    /// <param name="run">The name of the ensemble's run.</param>
    /// <param name="files">The models: several, or one to look at several views with.</param>
    /// <param name="views">Test-time views, as in "shift:pixels=1"; may be empty.</param>
    /// <param name="dataFolder">The folder where the members' data set is looked for first, or null.</param>
    /// <exception cref="InputException">
    /// A file is no classifier, members do not fit, a view is unknown, or there is nothing to average.
    /// </exception>
    /// <exception cref="FailureException">The graph gives other probabilities than its members.</exception>
    public static Ensemble Of(string run, IReadOnlyList<ModelFile> files, IReadOnlyList<string> views, string? dataFolder = null)
    {
        if (files.Count + views.Count < 2)
            throw new InputException("an ensemble averages: name at least two runs, or one and --tta with views");
        (ClassifierGraph graph, MemberMetadata about)[] members = [.. files.Select(Load)];
        ClassifierGraph[] graphs = [.. members.Select(member => member.graph)];
        ModelMetadata metadata = Describe(run, graphs, [.. members.Select(member => member.about)], views);
        ModelProto model = EnsembleGraph.Merge(run, graphs, metadata);
        ImageShape image = graphs[0].Image;
        IReadOnlyList<PixelMap> looks = TestTimeViews.Of(views, image);
        if (views.Count > 0)
            model = TestTimeViews.Fold(run, graphs.Length == 1 ? graphs[0] : ClassifierGraph.Of(run, model), looks, metadata);
        EnsembleProof proof = EnsembleCheck.Run(model, graphs, looks, ProbeImages.Of(metadata.DataSet, image, dataFolder));
        model.SetMetadata("strata.proof", JsonSerializer.Serialize(proof, Json.Line));
        return new Ensemble(model, new EnsembleRecord
        {
            Run = run,
            Members = metadata.Members,
            Views = views,
            Looks = looks.Count,
            DataSet = metadata.DataSet,
            Shape = image.ToString(),
            Classes = metadata.ClassNames,
            Weights = graphs.Sum(WeightsOf),
            Environment = RunEnvironment.Current(CPU),
            Check = proof,
        });
    }

    /// <summary>Writes model.onnx, README.md and, last, run.json.</summary>
    public void Save(RunFolder folder)
    {
        OnnxFile.Save(Model, Path.Combine(folder.Path, "model.onnx"));
        AtomicFile.WriteText(folder.CardFile, EnsembleCard.Of(Record));
        AtomicFile.WriteText(folder.RecordFile, JsonSerializer.Serialize(Record, Json.Indented) + "\n");
    }

    static (ClassifierGraph, MemberMetadata) Load(ModelFile file)
    {
        ClassifierGraph graph = ClassifierGraph.Of(file.Name, OnnxFile.Load(file.Path));
        using FileStream stream = File.OpenRead(file.Path);
        return (graph, new MemberMetadata(file.Name, Convert.ToHexStringLower(SHA256.HashData(stream))));
    }

    // Only what all members say alike.
    static ModelMetadata Describe(string run, ClassifierGraph[] graphs, MemberMetadata[] members, IReadOnlyList<string> views)
    {
        ModelMetadata first = graphs[0].Metadata;
        bool sameData = graphs.All(graph => graph.Metadata.DataSet == first.DataSet);
        return new ModelMetadata
        {
            ClassNames = first.ClassNames,
            HasGrades = graphs.All(graph => graph.Metadata.HasGrades),
            DataSet = sameData ? first.DataSet : null,
            HeldOut = sameData && graphs.All(graph => graph.Metadata.HeldOut == first.HeldOut) ? first.HeldOut : null,
            Fingerprints = new Dictionary<string, string>(first.Fingerprints.Where(print =>
                sameData && graphs.All(graph => graph.Metadata.Fingerprints.GetValueOrDefault(print.Key) == print.Value))),
            Members = members,
            Views = views,
            Run = run,
            Version = OnnxExporter.Version,
        };
    }

    static long WeightsOf(ClassifierGraph graph) => graph.Model.Graph.Initializer
        .Where(tensor => tensor.DataType == (int)TensorProto.Types.DataType.Float)
        .Sum(tensor => tensor.Dims.Aggregate(1L, (product, size) => product * size));
}
