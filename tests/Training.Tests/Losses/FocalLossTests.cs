using Strata.Registry;
using Strata.Training.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Losses;

/// <summary>Focal loss (Lin et al. 2017) by hand, at its limits, and its gradient by finite differences.</summary>
public class FocalLossTests
{
    static readonly double[,] Logits = { { 2, 0, -1 }, { 0.5, 0.5, 3 } };
    static readonly long[] Labels = [0, 1];

    static LossFunction Create(string spec, double smoothing = 0, Tensor? weights = null) =>
        PartSpec.Parse(spec).Build<ILoss, LossFunction>("loss", (loss, knobs) => loss.Create(new LossPlan(smoothing, weights), knobs));

    // p of the labels: e²/(e² + 1 + 1/e) = 0.843795 and e^½/(2 e^½ + e³) = 0.0705095; (1 - p)² · -ln p: 0.00414426 and 2.29120971.
    [Theory]
    [InlineData("focal", 1, 1, (0.00414426 + 2.29120971) / 2)]
    [InlineData("focal:gamma=2", 3, 1, (3 * 0.00414426 + 2.29120971) / 4)]
    [InlineData("focal:gamma=0", 1, 1, (0.169846 + 2.652008) / 2)]
    [InlineData("focal:gamma=1", 1, 1, (0.156205 * 0.169846 + 0.929491 * 2.652008) / 2)]
    public void It_is_worth_what_a_hand_makes_of_it(string spec, double first, double second, double expected)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor weights = tensor(new[] { first, second, 5 });
        Assert.Equal(expected, Create(spec, weights: weights)(tensor(Logits), tensor(Labels)).ToDouble(), 2e-6);
    }

    [Theory]
    [InlineData(0), InlineData(0.2)]
    public void Without_focus_it_is_cross_entropy_whatever_weights_smoothing_and_targets_are(double smoothing)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor mixed = tensor(new[,] { { 0.7, 0.3, 0 }, { 0, 0.5, 0.5 } });
        Tensor weights = tensor(new[] { 2, 0.5, 1 });
        foreach (Tensor? each in (Tensor?[])[null, weights])
            foreach (Tensor targets in (Tensor[])[tensor(Labels), mixed])
                Assert.Equal(
                    Create("cross-entropy", smoothing, each)(tensor(Logits), targets).ToDouble(),
                    Create("focal:gamma=0", smoothing, each)(tensor(Logits), targets).ToDouble(), 1e-12);
    }

    [Theory]
    [InlineData("focal:gamma=0.5", 0, false), InlineData("focal:gamma=2", 0, true), InlineData("focal:gamma=5", 0.1, true)]
    public void Its_gradient_is_that_of_finite_differences(string spec, double smoothing, bool isWeighted)
    {
        const double Step = 1e-5;
        using DisposeScope scope = NewDisposeScope();
        LossFunction loss = Create(spec, smoothing, isWeighted ? tensor(new[] { 2, 0.5, 1 }) : null);
        Tensor logits = tensor(Logits, requires_grad: true), labels = tensor(Labels);
        loss(logits, labels).backward();
        for (int row = 0; row < 2; row++)
            for (int column = 0; column < 3; column++)
            {
                double At(double by)
                {
                    double[,] moved = (double[,])Logits.Clone();
                    moved[row, column] += by;
                    return loss(tensor(moved), labels).ToDouble();
                }
                Assert.Equal((At(Step) - At(-Step)) / (2 * Step), logits.grad![row, column].ToDouble(), 1e-8);
            }
    }

    // Where p rounds to 1, (1 - p)^½ has an infinite slope: times a logarithm of 0 that would be NaN.
    [Fact]
    public void An_image_that_is_certain_has_a_finite_loss_and_no_gradient()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = tensor(new[,] { { 200f, 0, 0 }, { -200, 0, 0 } }, requires_grad: true);
        Tensor loss = Create("focal:gamma=0.5")(logits, tensor(new long[] { 0, 0 }));
        loss.backward();
        Assert.Equal((200 + Math.Log(2)) / 2, loss.ToDouble(), 1e-3);
        Assert.Equal([0f, 0, 0, -0.5f, 0.25f, 0.25f], logits.grad!.data<float>().ToArray().Select(value => MathF.Round(value, 4)));
    }

    [Theory, InlineData("focal:gamma=-1"), InlineData("focal:gamma=much"), InlineData("focal:alpha=1")]
    public void Knobs_out_of_range_are_refused(string spec) => Assert.Throws<InputException>(() => Create(spec));
}
