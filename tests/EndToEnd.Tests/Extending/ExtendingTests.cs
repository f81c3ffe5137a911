using Strata.Analysis.Clustering;
using Strata.Analysis.Clustering.Farthest;
using Strata.Analysis.Numerics;
using Strata.Data;
using Strata.Data.Stripes;
using Strata.Registry;
using Strata.Training.Augmentations;
using Strata.Training.Augmentations.Light;
using Strata.Training.Export;
using Strata.Training.Models;
using Strata.Training.Models.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Extending;

/// <summary>The examples of docs/extending.md: the page shows the very files that are compiled here, and each is a part that works.</summary>
public class ExtendingTests
{
    static string Page => File.ReadAllText(Path.Combine(Repository.Root, "docs", "extending.md"));

    public static TheoryData<string> Examples =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "examples"), "*.cs").Select(file => Path.GetFileName(file)).Order()];

    static Part<TContract> Registered<TContract>(string name) where TContract : class =>
        Parts<TContract>.In(typeof(ExtendingTests).Assembly).Single(part => part.Name == name);

    static PartParameters Knobs(params (string Name, string Value)[] knobs) =>
        new("the part", knobs.ToDictionary(knob => knob.Name, knob => knob.Value));

    static ExportedModel Exported(Module<Tensor, Tensor> model, ImageShape image) => OnnxExporter.Export(
        model, new ExportOptions { Image = image, ClassNames = ["a", "b", "c"] });

    [Theory, MemberData(nameof(Examples))]
    public void The_page_shows_the_file_that_is_compiled(string example)
    {
        string code = File.ReadAllText(Path.Combine(Repository.Root, "docs", "examples", example)).Trim();
        Assert.Contains($"```csharp\n{code}\n```", Page);
    }

    [Fact]
    public void The_model_is_built_and_exported()
    {
        ImageShape image = new(1, 12, 12);
        manual_seed(1);
        Module<Tensor, Tensor> model = Registered<IModel>("one-conv").Instance.Build(image, 3, Knobs(("features", "5")));
        ExportedModel exported = Exported(model, image);
        Assert.InRange(exported.Proof.Largest, 0, 1e-4);
        IEnumerable<string> layers = exported.Proof.Layers.Select(layer => layer.Layer).TakeWhile(layer => !layer.Contains(' '));
        Assert.Equal(["conv1", "relu1", "pool1", "flatten", "logits"], layers);
        Assert.Throws<InputException>(() => Registered<IModel>("one-conv").Instance.Build(new ImageShape(1, 3, 9), 3, Knobs()));
    }

    [Fact]
    public void The_layer_says_in_ONNX_what_it_says_in_TorchSharp()
    {
        using (DisposeScope scope = NewDisposeScope())
        {
            float[] values = [.. new Squareplus().call(tensor([-3f, 0f, 3.75f])).data<float>()];
            Assert.All(values.Zip([(-3 + Math.Sqrt(13)) / 2, 1, 4]), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        }
        manual_seed(2);
        ExportedModel exported = Exported(Sequential(
            ("conv1", Conv2d(1, 4, 3)), ("squareplus1", new Squareplus()), ("flatten", Flatten()), ("logits", Linear(4 * 10 * 10, 3))),
            new ImageShape(1, 12, 12));
        Assert.InRange(exported.Proof.Largest, 0, 1e-4);
    }

    [Fact]
    public void The_augmentation_leaves_as_many_levels_as_it_is_asked_for()
    {
        using DisposeScope scope = NewDisposeScope();
        IAugmentation posterize = Registered<IAugmentation>("posterize").Instance;
        AugmentationStep step = posterize.Create(new ImageShape(1, 12, 12), 3, Knobs(("p", "1"), ("levels", "3")));
        Batch ramp = new(linspace(0, 1, 144).reshape(1, 1, 12, 12), zeros(1, ScalarType.Int64));
        float[] values = [.. step(ramp).Images.contiguous().data<float>()];
        Assert.Equal([0f, 0.5f, 1f], values.Distinct().Order());
    }

    [Fact]
    public void The_data_set_is_the_same_on_every_machine_and_has_three_equal_classes()
    {
        IMadeDataSet stripes = Assert.IsType<StripesSource>(Registered<IDataSetSource>("stripes").Instance);
        Assert.All(stripes.Verify(new DataRequest()), check => Assert.True(check.IsSound, check.Finding));
        ImageSet train = stripes.Load("train", new DataRequest());
        Assert.Equal([200, 200, 200], train.Labels.CountBy(label => label).Select(label => label.Value));
        // Along a stripe nothing changes: rows of the first class, columns of the second.
        Assert.All(Enumerable.Range(0, 12), x => Assert.Equal(train.Image(0)[0], train.Image(0)[x]));
        Assert.All(Enumerable.Range(0, 12), y => Assert.Equal(train.Image(1)[0], train.Image(1)[12 * y]));
    }

    [Fact]
    public void The_clusterer_finds_groups_that_nobody_could_miss()
    {
        // Ten points around each of (0,0), (9,0) and (0,9).
        (float X, float Y)[] middles = [(0, 0), (9, 0), (0, 9)];
        float[] points = [.. Enumerable.Range(0, 30).SelectMany(i => (float[])[middles[i % 3].X + i * 0.01f, middles[i % 3].Y - i * 0.02f])];
        int[] labels = Registered<IClusterer>("farthest").Instance.With(Knobs(), 3).Fit(new Matrix(points, 30, 2), new ClusterWork()).Labels;
        Assert.Equal(Enumerable.Range(0, 30).Select(i => i % 3), labels);
    }
}
