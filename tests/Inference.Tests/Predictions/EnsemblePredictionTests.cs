using System.Globalization;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Onnx;
using Strata.Tests.Sessions;
using Strata.Views;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Predictions;

/// <summary>`predict --ensemble --tta` gives the mean of what the members say of every view, in one graph or out of it.</summary>
public sealed class EnsemblePredictionTests : IDisposable
{
    // float32 sums of four to ten shares.
    const double Rounding = 1e-6;

    static readonly TinyModel[] s_members = [.. Enumerable.Range(1, 3).Select(Member)];

    readonly PredictRun _run = new();
    readonly ImageSet _set = s_members[0].Images(37);

    public EnsemblePredictionTests() => IdxFolder.Write(Directory.CreateDirectory(_run.File("idx")).FullName, _set);

    public void Dispose() => _run.Dispose();

    static TinyModel Member(int seed) => new()
    {
        Shape = new(1, 4, 4),
        Classes = 3,
        Weights = [.. Enumerable.Range(0, 48).Select(i => MathF.Sin(seed * i) / 100)],
    };

    // [N,C]: of every member and view, made outside of any graph, added up in double precision.
    double[] ByHand(IReadOnlyList<TinyModel> members, params string[] views)
    {
        IReadOnlyList<PixelMap> looks = TestTimeViews.Of(views, _set.Shape);
        double[] sum = new double[_set.Count * 3];
        byte[] seen = new byte[16];
        double[] logits = new double[3];
        foreach (TinyModel member in members)
            foreach (PixelMap look in looks)
                for (int i = 0; i < _set.Count; i++)
                {
                    look.Apply(_set.Image(i), seen, plane: 16);
                    for (int label = 0; label < 3; label++)
                        logits[label] = Enumerable.Range(0, 16).Sum(pixel => seen[pixel] * (double)member.Weights![pixel * 3 + label]);
                    double all = logits.Sum(Math.Exp);
                    for (int label = 0; label < 3; label++)
                        sum[i * 3 + label] += Math.Exp(logits[label]) / all / (members.Count * looks.Count);
                }
        return sum;
    }

    void RequireRows(double[] expected)
    {
        string[][] rows = [.. _run.Rows().Skip(1)];
        Assert.Equal(_set.Count, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            for (int place = 0; place < 3; place++)
            {
                int label = int.Parse(rows[i][2 + 3 * place], CultureInfo.InvariantCulture);
                Assert.Equal(expected[i * 3 + label], double.Parse(rows[i][3 + 3 * place], CultureInfo.InvariantCulture), Rounding);
            }
    }

    string[] Saved(params TinyModel[] members) => [.. members.Select((member, i) => _run.Save(member, $"m{i}.onnx"))];

    [Theory]
    [InlineData()]
    [InlineData("shift:pixels=1")]
    [InlineData("flip", "rotation:degrees=10")]
    public void One_graph_of_all_members_and_views_gives_their_mean(params string[] views)
    {
        string[] files = Saved(s_members);
        string[] tta = views.Length == 0 ? [] : ["--tta", .. views];
        _run.Expect(0, [files[0], "--ensemble", $"{files[1]},{files[2]}", .. tta, "--input", _run.File("idx"), "--top", "3", "--batch", "8"]);
        RequireRows(ByHand(s_members, views));
        Assert.DoesNotContain("one after the other", _run.Output);
    }

    [Fact]
    public void Views_of_a_single_model_are_averaged()
    {
        _run.Expect(0, [.. Saved(s_members[0]), "--tta", "shift:pixels=1,directions=8", "--input", _run.File("idx"), "--top", "3"]);
        RequireRows(ByHand(s_members[..1], "shift:pixels=1,directions=8"));
    }

    // Another opset, logits alone under a foreign name, and a batch fixed to 5: nothing that fits into one graph.
    [Theory]
    [InlineData()]
    [InlineData("flip", "shift:pixels=2")]
    public void Members_that_fit_into_no_graph_run_one_after_the_other_and_give_the_same(params string[] views)
    {
        ModelProto old = s_members[0].Build();
        old.OpsetImport[0].Version = 13;
        OnnxFile.Save(old, _run.File("old.onnx"));
        string foreign = _run.Save(s_members[1] with { Outputs = ("scores", null) }, "foreign.onnx");
        string five = _run.Save(s_members[2] with { Batch = 5 }, "five.onnx");
        string[] tta = views.Length == 0 ? [] : ["--tta", .. views];
        _run.Expect(0, [_run.File("old.onnx"), "--ensemble", foreign, five, .. tta, "--input", _run.File("idx"), "--top", "3", "--batch", "8"]);
        Assert.Contains("one after the other: old cannot be part of an ensemble: it uses opset 13", _run.Output);
        RequireRows(ByHand(s_members, views));
    }

    [Fact]
    public void A_float_model_sees_its_views_from_0_to_1()
    {
        TinyModel scaled = s_members[0] with { Weights = [.. s_members[0].Weights!.Select(weight => weight * 255)], Input = DataType.Float };
        _run.Expect(0, [.. Saved(scaled), "--tta", "flip:axis=vertical", "--input", _run.File("idx"), "--top", "3"]);
        RequireRows(ByHand(s_members[..1], "flip:axis=vertical"));
    }

    [Fact]
    public void Members_that_do_not_go_together_are_refused()
    {
        string[] files = Saved(s_members[0], s_members[1] with { Shape = new(1, 4, 5), Weights = null });
        Assert.Contains("see the same images", _run.Refused(files[0], "--ensemble", files[1], "--input", _run.File("idx")));
        TinyModel foreign = s_members[0] with { Outputs = ("scores", null) };
        files = Saved(foreign, foreign with { Classes = 2, Weights = null });
        Assert.Contains("m1.onnx knows 2 classes", _run.Refused(files[0], "--ensemble", files[1], "--input", _run.File("idx")));
        TinyModel Named(params string[] names) => foreign with { Metadata = new ModelMetadata { ClassNames = names } };
        files = Saved(Named("a", "b", "c"), Named("b", "a", "c"));
        Assert.Contains("knows the classes b, a, c", _run.Refused(files[0], "--ensemble", files[1], "--input", _run.File("idx")));
        Assert.Contains("unknown view 'spin'", _run.Refused(files[0], "--tta", "spin", "--input", _run.File("idx")));
        Assert.Contains("nobody.onnx", _run.Refused(files[0], "--ensemble", "nobody.onnx", "--input", _run.File("idx")));
    }
}
