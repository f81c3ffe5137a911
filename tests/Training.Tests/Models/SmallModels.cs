using Strata.Data;
using Strata.Registry;
using Strata.Training.Export;
using Strata.Training.Models;
using Strata.Training.Runs;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Models;

/// <summary>Every model at a width at which a test takes milliseconds, and what tests ask of it.</summary>
static class SmallModels
{
    public static readonly ImageShape Grey = new(1, 28, 28);

    /// <summary>All models by name.</summary>
    public static TheoryData<string> Names => [.. Parts<IModel>.Names];

    /// <summary>A spec of that model with the widths turned down where it has such knobs.</summary>
    public static string Spec(string name) => name switch
    {
        _ when name.StartsWith("vgg", StringComparison.Ordinal) => $"{name}:width=8",
        "resnet-mini" => name,
        _ when name.StartsWith("resnet", StringComparison.Ordinal) => $"{name}:width=4",
        "alexnet" => "alexnet:width=6,hidden=32+32",
        "cnn-32-64" => "cnn-32-64:hidden=32",
        _ => name,
    };

    /// <summary>The network for grey 28x28 images and ten classes.</summary>
    public static Module<Tensor, Tensor> Build(string spec, int seed = 1)
    {
        manual_seed(seed);
        return TrainingRun.BuildModel(spec, Grey, 10);
    }

    /// <summary>The network, exported and found equal in ONNX Runtime.</summary>
    public static ExportedModel Exported(Module<Tensor, Tensor> model, ImageShape image, int classes = 10) => OnnxExporter.Export(model, new ExportOptions
    {
        Image = image,
        ProbeImages = image == Grey ? Digits[..(16 * Grey.Size)] : null,
        ClassNames = [.. Enumerable.Range(0, classes).Select(index => $"{index}")],
    });

    /// <summary>As above, for a spec.</summary>
    public static ExportedModel Exported(string spec) => Exported(Build(spec), Grey);

    /// <summary>Drawn digits, 28x28: what networks are normalised and checked with, since noise has next to no variance deep inside.</summary>
    static readonly byte[] Digits = DataSets.Load("digits", "test", new DataRequest { Count = 32 }).Pixels;

    /// <summary>Gives batch norms the statistics that training would leave them; without, deep networks blow up at evaluation.</summary>
    public static void SettleNorms(Module<Tensor, Tensor> model)
    {
        foreach (BatchNorm norm in model.modules().OfType<BatchNorm>())
            norm.momentum = 0.9;       // not 1: a channel that saw nothing would be blown up
        using IDisposable recording = no_grad();
        using Tensor images = tensor(Digits, [32, 1, 28, 28], ScalarType.Byte).to(ScalarType.Float32).div(255);
        model.call(images).Dispose();
    }

    /// <summary>Weights of convolutions and linear layers.</summary>
    public static (string Name, Tensor Weight)[] Weights(Module<Tensor, Tensor> model) =>
        [.. model.named_parameters().Where(pair => pair.parameter.dim() > 1).Select(pair => (pair.name, (Tensor)pair.parameter))];

    public static long Parameters(Module<Tensor, Tensor> model) => model.parameters().Sum(parameter => parameter.numel());
}
