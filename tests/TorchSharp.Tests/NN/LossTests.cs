using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class LossTests
{
    static readonly Dictionary<string, Dictionary<string, object>> Expected = Read();

    static readonly Dictionary<string, Func<Reduction, Tensor>> Cases = new()
    {
        ["cross_entropy"] = r => CrossEntropyLoss(reduction: r).call(Logits, Classes),
        ["cross_entropy weighted"] = r => CrossEntropyLoss(Weight, reduction: r).call(Logits, Classes),
        ["cross_entropy ignoring 4"] = r => CrossEntropyLoss(ignore_index: 4, reduction: r).call(Logits, Classes),
        ["cross_entropy smoothed"] =
            r => new CrossEntropyLoss(Weight, reduction: r, label_smoothing: 0.2).call(Logits, Classes),
        ["cross_entropy of shares"] = r => functional.cross_entropy(Logits, Rows.softmax(1), reduction: r),
        ["cross_entropy of lines"] = r => functional.cross_entropy(Dense, Spots, reduction: r),
        ["nll_loss"] = r => NLLLoss(reduction: r).call(Logits.log_softmax(1), Classes),
        ["nll_loss weighted"] = r => NLLLoss(Weight, r).call(Dense.log_softmax(1), Spots),
        ["mse_loss"] = r => MSELoss(r).call(Logits, Rows),
        ["l1_loss"] = r => L1Loss(r).call(Logits, Rows),
        ["smooth_l1_loss"] = r => SmoothL1Loss(r, beta: 0.7).call(Logits, Rows),
        ["huber_loss"] = r => HuberLoss(0.7, r).call(Logits, Rows),
        ["binary_cross_entropy"] = r => BCELoss(reduction: r).call(Logits.sigmoid(), Rows.sigmoid()),
        ["binary_cross_entropy weighted"] = r => BCELoss(Weight, r).call(Logits.sigmoid(), Rows.sigmoid()),
        ["binary_cross_entropy_with_logits"] = r => BCEWithLogitsLoss(reduction: r).call(Logits, Rows.sigmoid()),
        ["binary_cross_entropy_with_logits weighted"] =
            r => BCEWithLogitsLoss(Weight, r, Weight * 2).call(Logits, Rows.sigmoid()),
        ["kl_div"] = r => KLDivLoss(reduction: r).call(Logits.log_softmax(1), Rows.log_softmax(1)),
        ["kl_div of shares"] = r => KLDivLoss(log_target: false, r).call(Logits.log_softmax(1), Rows.softmax(1)),
    };

    public static TheoryData<string> Names => new(Expected.Keys);

    static Tensor Logits => Ramp.Of([4, 5]);
    static Tensor Rows => Ramp.Of([4, 5], 3);
    static Tensor Dense => Ramp.Of([2, 5, 3]);
    static Tensor Weight => Ramp.Of([5], 5).abs() + 0.25;
    static Tensor Classes => tensor(new long[] { 1, 4, 0, 2 });
    static Tensor Spots => tensor(new long[] { 0, 3, 1, 4, 2, 2 }).reshape(2, 3);

    [Theory, MemberData(nameof(Names))]
    public void A_loss_is_PyTorchs_under_every_reduction(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (Reduction reduction in Enum.GetValues<Reduction>())
        {
            float[] expected = ((System.Text.Json.JsonElement)Expected[name][reduction.ToString().ToLowerInvariant()])
                .EnumerateArray().Select(value => value.GetSingle()).ToArray();
            float[] actual = Cases[name](reduction).contiguous().data<float>().ToArray();
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < actual.Length; i++)
                Assert.Equal(expected[i], actual[i], 1e-5f);
        }
    }

    [Fact]
    public void Cross_entropy_of_even_logits_is_the_logarithm_of_the_number_of_classes()
    {
        using Tensor loss = CrossEntropyLoss().call(zeros(3, 10), tensor(new long[] { 0, 5, 9 }));
        Assert.Equal(Math.Log(10), loss.ToDouble(), 6);
    }

    [Fact]
    public void One_hot_rows_hold_a_one_at_their_class()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([0, 0, 1, 1, 0, 0], functional.one_hot(tensor(new long[] { 2, 0 })).data<long>().ToArray());
        Assert.Equal([2, 5], functional.one_hot(tensor(new long[] { 2, 0 }), 5).shape);
    }

    [Fact]
    public void A_target_of_another_shape_is_refused_by_name()
    {
        ExternalException error = Assert.Throws<ExternalException>(() => BCELoss().call(zeros(4, 1), zeros(4)));
        Assert.Contains("[4]", error.Message);
        Assert.Contains("[4, 1]", error.Message);
    }

    [Fact]
    public void A_class_beyond_the_logits_is_an_error() =>
        Assert.Throws<ExternalException>(() => CrossEntropyLoss().call(zeros(1, 3), tensor(new long[] { 3 })));

    [Fact]
    public void A_loss_shows_how_it_was_made()
    {
        using Tensor weight = ones(5);
        var loss = new CrossEntropyLoss(weight, ignore_index: 2, reduction: Reduction.Sum, label_smoothing: 0.1);
        Assert.Same(weight, loss.weight);
        Assert.Equal((2L, Reduction.Sum, 0.1), (loss.ignore_index!.Value, loss.reduction, loss.label_smoothing));
        Assert.Null(CrossEntropyLoss().ignore_index);
        Assert.Equal((0.7, 0.6), (SmoothL1Loss(beta: 0.7).beta, HuberLoss(0.6).delta));
        Assert.False(KLDivLoss(false).log_target);
        Assert.Same(weight, BCEWithLogitsLoss(pos_weights: weight).pos_weights);
        Assert.Empty(loss.state_dict());
    }

    static Dictionary<string, Dictionary<string, object>> Read() =>
        Fixture.Read<Dictionary<string, object>[]>("losses.json").ToDictionary(entry => entry["name"].ToString()!);
}
