using Strata.Data;
using Strata.Features;
using Strata.Sessions;
using Strata.Training.Export;
using Strata.Training.Runs;
using static TorchSharp.torch;

namespace Strata.Tests.Models;

/// <summary>What layers cost and see, held to what papers say of the networks that everybody knows.</summary>
public sealed class LayerCostTests : IDisposable
{
    static readonly ImageShape s_large = new(3, 224, 224);
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    LayerList Layers(string spec, int classes)
    {
        manual_seed(1);
        ExportedModel exported = OnnxExporter.Export(TrainingRun.BuildModel(spec, s_large, classes), new ExportOptions
        {
            Image = s_large,
            ClassNames = [.. Enumerable.Range(0, classes).Select(index => $"{index}")],
            ProbeImages = new byte[7 * s_large.Size],
        });
        exported.Save(_folder.Path);
        return LayerList.Of(ModelFile.Find(_folder.File("model.onnx")));
    }

    // He et al. 2016, table 1: 1.8e9; to the unit 7x7x3x64 at 112x112, twenty convolutions of four stages, and 512x1000.
    [Fact]
    public void A_residual_network_of_18_layers_takes_its_1_8_billion_multiply_adds() =>
        Assert.Equal(118_013_952 + 462_422_016 + 3 * 411_041_792 + 512_000, Layers("resnet18", 1000).MultiplyAdds);

    // Araujo et al. 2019, table 2: a value of VGG-16's last pooling sees 212 pixels.
    [Fact]
    public void A_value_of_the_last_pooling_of_VGG_16_sees_212_pixels() =>
        Assert.Equal([212, 212], Layers("vgg16:width=4", 10).Tensors.Single(layer => layer.Name == "pool5").ReceptiveField);
}
