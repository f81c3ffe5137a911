using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Data;
using Strata.Onnx;
using Strata.Storage;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using DataType = Strata.Onnx.TensorProto.Types.DataType;
using Module = TorchSharp.torch.nn.Module;

namespace Strata.Training.Export;

/// <summary>
/// Exports a TorchSharp classifier to ONNX: any tree of Sequential, known modules and modules that implement
/// <see cref="IOnnxModule"/>. Preprocessing goes into the graph, layers keep their names, and nothing is handed out
/// that was not run and found equal to TorchSharp.
/// </summary>
/// <example><code>
/// ExportedModel exported = OnnxExporter.Export(model, new ExportOptions { Image = new ImageShape(1, 28, 28), ClassNames = names });
/// exported.Save("models/mine");
/// </code></example>
public static class OnnxExporter
{
    internal const string Image = "image";
    internal const string Logits = "logits";
    internal const string Probabilities = "probabilities";
    const int SmallestProbe = 7;

    /// <summary>Exports a model and proves the export. Leaves the model in evaluation mode.</summary>
    /// <param name="model">float32 [N,C,H,W], normalised, to logits [N,classes]; a model that ends in Softmax gives probabilities.</param>
    /// <param name="options">Shapes, names, preprocessing, probe images.</param>
    /// <exception cref="InputException">The model holds a module or a setting that cannot be exported, or makes no [N,classes].</exception>
    /// <exception cref="FailureException">ONNX Runtime and TorchSharp differ; the message names the first layer where they do.</exception>
    public static ExportedModel Export(Module<Tensor, Tensor> model, ExportOptions options)
    {
        byte[] pixels = options.ProbeImages ?? RandomPixels(options.Image);
        if (pixels.Length % options.Image.Size != 0 || pixels.Length < SmallestProbe * options.Image.Size)
            throw new InputException($"an export is checked with at least {SmallestProbe} images of {options.Image}, {pixels.Length:N0} bytes are none");
        Preprocessing preprocessing = options.Preprocessing ?? Preprocessing.Scale(options.Image.Channels);
        int modules = RequireEvaluationMode(model);

        using DisposeScope scope = NewDisposeScope();
        Tensor batch = tensor(pixels[..(2 * options.Image.Size)], [2, options.Image.Channels, options.Image.Height, options.Image.Width], ScalarType.Byte);
        using PixelNormaliser normaliser = new(preprocessing, CPU);
        using LayerTrace trace = LayerTrace.Of(model, normaliser.Apply(batch));
        RequireClassifier(trace.Output, options.ClassNames.Count);
        (GraphBuilder graph, IReadOnlyList<LayerTap> taps) = BuildGraph(model, options, preprocessing, trace);

        ModelMetadata metadata = Describe(options, preprocessing, taps);
        ModelProto lean = Finish(graph, metadata);
        ModelProto layers = lean.WithOutputs(taps.Select(tap => tap.Tensor));
        // Only model.onnx is lean: no need for the shapes of tensors that it does not put out.
        lean.Graph.ValueInfo.Clear();
        ExportProof proof = new ExportCheck(model, normaliser, options.Image, taps).Run(lean, layers, pixels, options.Tolerance, modules);
        if (proof.FirstFailure is { } failure)
            throw new FailureException(
                $"the export of {options.Name} is wrong from '{failure.Layer}' on: TorchSharp and ONNX Runtime differ by {failure.Difference:0.0e+0}, allowed is {failure.Allowed(proof.Tolerance):0.0e+0}");

        string proofEntry = JsonSerializer.Serialize(proof, Json.Line);
        foreach (ModelProto file in (ModelProto[])[lean, layers])
            file.SetMetadata("strata.proof", proofEntry);
        return new ExportedModel(lean, layers, proof);
    }

    /// <summary>The version of Strata, as it stands in every artefact.</summary>
    public static string Version { get; } =
        typeof(OnnxExporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    internal static bool EndsInSoftmax(IReadOnlyList<LayerTap> taps) => taps is [.., { Module: TorchSharp.Modules.Softmax }];

    static (GraphBuilder, IReadOnlyList<LayerTap>) BuildGraph(
        Module<Tensor, Tensor> model, ExportOptions options, Preprocessing preprocessing, LayerTrace trace)
    {
        GraphBuilder graph = new(options.Name);
        try
        {
            ImageShape shape = options.Image;
            string image = graph.Input(Image, DataType.Uint8, "N", shape.Channels, shape.Height, shape.Width);
            GraphWalk walk = new(graph, trace);
            string last = walk.Visit(model, "", preprocessing.Export(graph, image));
            bool endsInSoftmax = EndsInSoftmax(walk.Taps);
            string logits = endsInSoftmax ? graph.Node("Log", Logits, [last])
                : last == Logits ? last : graph.Node("Identity", Logits, [last]);
            string probabilities = endsInSoftmax ? graph.Node("Identity", Probabilities, [last])
                : graph.Node("Softmax", Probabilities, [logits], NodeAttribute.Of("axis", 1));
            graph.Output(logits, DataType.Float, "N", options.ClassNames.Count);
            graph.Output(probabilities, DataType.Float, "N", options.ClassNames.Count);
            return (graph, walk.Taps);
        }
        catch (ArgumentException clash)
        {
            throw new InputException($"{options.Name} cannot be exported: {clash.Message}; rename the layer", clash);
        }
    }

    static ModelProto Finish(GraphBuilder graph, ModelMetadata metadata) => graph.Build("Strata", Version, metadata.ToEntries());

    static ModelMetadata Describe(ExportOptions options, Preprocessing preprocessing, IReadOnlyList<LayerTap> taps) => new()
    {
        ClassNames = options.ClassNames,
        HasGrades = options.HasGrades,
        DataSet = options.DataSet,
        HeldOut = options.HeldOut,
        Fingerprints = options.Fingerprints,
        Preprocessing = JsonSerializer.SerializeToNode(preprocessing, Json.Line) as JsonObject,
        Layers = [.. taps.Select(tap => tap.Tensor)],
        Run = options.Run,
        Version = Version,
    };

    static int RequireEvaluationMode(Module<Tensor, Tensor> model)
    {
        model.eval();
        (string Name, Module Module)[] modules = [("model", model), .. model.named_modules().Select(pair => (pair.name, pair.module))];
        foreach ((string name, Module module) in modules)
            if (module.training)
                throw new InputException(
                    $"the module '{name}' ({module.GetType().Name}) stays in training mode after eval(): register it, and let its train() call the base");
        return modules.Length;
    }

    static void RequireClassifier(Tensor output, int classes)
    {
        if (output.shape is not [2, var made])
            throw new InputException($"the model makes [{string.Join(',', output.shape)}] for 2 images, but a classifier makes [2,{classes}]");
        if (made != classes)
            throw new InputException($"the model makes {made} outputs for {classes} class names");
    }

    static byte[] RandomPixels(ImageShape shape)
    {
        byte[] pixels = new byte[16 * shape.Size];
        new Random(1).NextBytes(pixels);
        return pixels;
    }
}
