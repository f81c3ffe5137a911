using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Tests.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Onnx;

public class EnsembleGraphTests
{
    static readonly ImageShape Shape = new(1, 1, 3);

    static readonly TinyModel Swapped = new() { Weights = [0, 1, 0, 1, 0, 0, 0, 0, 1] };

    static ClassifierGraph Member(string name, TinyModel? model = null) =>
        ClassifierGraph.Of(name, (model ?? new TinyModel()).Build());

    static ModelProto Merge(params ClassifierGraph[] members) =>
        EnsembleGraph.Merge("both", members, new ModelMetadata { Version = "1" });

    static IReadOnlyDictionary<string, float[]> Run(ModelProto model, byte[] pixels, ImageShape? shape = null)
    {
        using ActivationProbe probe = new(model);
        return probe.Run(pixels, pixels.Length / (shape ?? Shape).Size, shape ?? Shape);
    }

    static string Refusal(Func<object> act) => Assert.Throws<InputException>(act).Message;

    [Fact]
    public void Probabilities_are_the_mean_and_logits_its_logarithm()
    {
        // Weights that swap the first two logits: softmax of (1, 0, 0) and of (0, 1, 0) average to equal shares of both.
        ModelProto merged = Merge(Member("a"), Member("b", Swapped));
        IReadOnlyDictionary<string, float[]> scores = Run(merged, [1, 0, 0, 0, 0, 1]);
        double sum = Math.E + 2, swapped = (Math.E + 1) / (2 * sum);
        double[] expected = [swapped, swapped, 1 / sum, 1 / sum, 1 / sum, Math.E / sum];
        Assert.Equal(expected, scores["probabilities"].Select(share => (double)share), (a, b) => Math.Abs(a - b) < 1e-6);
        double[] logits = Array.ConvertAll(scores["logits"], score => (double)score);
        Assert.Equal(Array.ConvertAll(expected, Math.Log), logits, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Any_batch_equals_averaging_the_members_own_probabilities(int count)
    {
        float[][] weights = [.. Enumerable.Range(0, 27).Select(i => MathF.Sin(i) / 100).Chunk(9)];
        ClassifierGraph[] members = [.. weights.Select(values => Member("member", new TinyModel { Weights = values }))];
        byte[] pixels = TinyModel.Pixels(count, Shape);
        float[][] alone = [.. members.Select(member => Run(member.Model, pixels)["probabilities"])];
        float[] merged = Run(Merge(members), pixels)["probabilities"];
        Assert.Equal(count * 3, merged.Length);
        for (int i = 0; i < merged.Length; i++)
            Assert.Equal(alone.Average(member => member[i]), merged[i], 1e-6);
    }

    [Fact]
    public void Shares_that_underflow_have_a_finite_logarithm()
    {
        IReadOnlyDictionary<string, float[]> scores = Run(Merge(Member("a"), Member("b")), [255, 0, 0]);
        Assert.Equal(0, scores["probabilities"][1]);
        Assert.InRange(scores["logits"][1], -88f, -87f);
    }

    [Fact]
    public void Member_with_logits_alone_gets_a_softmax()
    {
        ModelProto merged = Merge(Member("a"), Member("b", new TinyModel { Outputs = ("logits", null) }));
        Assert.Equal(Run(Merge(Member("a")), [3, 1, 2])["probabilities"], Run(merged, [3, 1, 2])["probabilities"]);
    }

    [Fact]
    public void Every_name_of_a_member_stands_behind_its_prefix_and_weights_are_kept()
    {
        ModelProto merged = Merge(Member("a"), Member("b"));
        Assert.Equal(["image"], merged.Graph.Input.Select(input => input.Name));
        Assert.Equal(["logits", "probabilities"], merged.Graph.Output.Select(output => output.Name));
        foreach (string name in (string[])["m1/flat", "m2/flat", "m1/probabilities", "m2/logits"])
            Assert.Contains(name, merged.NodeOutputs());
        Assert.Equal(
            ["logits/smallest", "m1/weights", "m2/weights"],
            merged.Graph.Initializer.Select(weights => weights.Name).Order(StringComparer.Ordinal));
        Assert.Equal("N", merged.Graph.Input[0].Type.TensorType.Shape.Dim[0].DimParam);
    }

    [Fact]
    public void Ensembles_can_be_members_themselves()
    {
        ClassifierGraph inner = ClassifierGraph.Of("inner", Merge(Member("a"), Member("b", Swapped)));
        ModelProto outer = Merge(inner, Member("c"));
        float[] ofInner = Run(inner.Model, [2, 1, 0])["probabilities"], ofOther = Run(Member("c").Model, [2, 1, 0])["probabilities"];
        float[] expected = [.. ofInner.Zip(ofOther, (a, b) => (a + b) / 2)];
        Assert.Equal(expected, Run(outer, [2, 1, 0])["probabilities"], (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Contains("m1/m2/flat", outer.NodeOutputs());
    }

    [Fact]
    public void Branches_inside_a_member_follow_its_names()
    {
        GraphBuilder graph = new("inner");
        graph.Include(WithIf(), "p/", new Dictionary<string, string> { ["x"] = "given" });
        NodeProto node = graph.Build("t", "1", new Dictionary<string, string>()).Graph.Node.Single();
        Assert.Equal(["given"], node.Input);
        Assert.Equal(["p/y"], node.Output);
        GraphProto branch = node.Attribute.Single().G;
        Assert.Equal(["given", "p/w"], branch.Node.Single().Input);
        Assert.Equal("p/inside", branch.Output.Single().Name);
    }

    static GraphProto WithIf()
    {
        GraphProto branch = new()
        {
            Node = { new NodeProto { OpType = "Add", Input = { "x", "w" }, Output = { "inside" } } },
            Output = { new ValueInfoProto { Name = "inside" } },
        };
        AttributeProto attribute = new() { Name = "then_branch", G = branch };
        return new GraphProto { Node = { new NodeProto { OpType = "If", Input = { "x" }, Output = { "y" }, Attribute = { attribute } } } };
    }

    [Fact]
    public void Members_of_other_images_are_refused() =>
        Assert.Contains("1x1x4", Refusal(() => Merge(Member("a"), Member("b", new TinyModel { Shape = new(1, 1, 4) }))));

    [Fact]
    public void Members_of_other_classes_are_refused()
    {
        TinyModel Named(params string[] names) => new() { Metadata = new ModelMetadata { ClassNames = names } };
        ClassifierGraph dogFirst = Member("a", Named("dog", "cat", "cow")), catFirst = Member("b", Named("cat", "dog", "cow"));
        Assert.Contains("b knows the classes cat, dog, cow, but a dog, cat, cow", Refusal(() => Merge(dogFirst, catFirst)));
        Assert.Contains("0 to 3", Refusal(() => Merge(Member("a"), Member("b", new TinyModel { Classes = 4 }))));
    }

    [Fact]
    public void Models_that_cannot_be_a_part_are_refused_by_name()
    {
        Assert.Contains(
            "m cannot be part of an ensemble: its input is not", Refusal(() => Member("m", new TinyModel { Input = DataType.Float })));
        Assert.Contains(
            "neither probabilities nor logits", Refusal(() => Member("m", new TinyModel { Outputs = ("scores", null) })));
        Assert.Contains("its batch is fixed to 4", Refusal(() => Member("m", new TinyModel { Batch = 4 })));
        ModelProto old = new TinyModel().Build();
        old.OpsetImport[0].Version = 13;
        Assert.Contains("it uses opset 13", Refusal(() => ClassifierGraph.Of("m", old)));
        ModelProto foreign = new TinyModel().Build();
        foreign.OpsetImport.Add(new OperatorSetIdProto { Domain = "com.other", Version = 17 });
        Assert.Contains("com.other", Refusal(() => ClassifierGraph.Of("m", foreign)));
        ModelProto split = new TinyModel().Build();
        split.Graph.Initializer[0].DataLocation = TensorProto.Types.DataLocation.External;
        Assert.Contains("other files", Refusal(() => ClassifierGraph.Of("m", split)));
        ModelProto open = new TinyModel().Build();
        open.Graph.Input[0].Type.TensorType.Shape.Dim[3] = new TensorShapeProto.Types.Dimension { DimParam = "W" };
        Assert.Contains("which size", Refusal(() => ClassifierGraph.Of("m", open)));
    }

    [Fact]
    public void Metadata_of_members_and_views_comes_back()
    {
        ModelMetadata written = new() { Members = [new MemberMetadata("a", "00ff")], Views = ["flip"] };
        ModelMetadata read = ModelMetadata.From(written.ToEntries());
        Assert.Equal(written.Members, read.Members);
        Assert.Equal(written.Views, read.Views);
        Assert.Empty(ModelMetadata.From(new ModelMetadata().ToEntries()).Members);
    }
}
