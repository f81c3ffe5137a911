using Strata.Registry;
using Strata.Training.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Losses;

/// <summary>What every registered loss promises, and what each is worth on a batch worked by hand.</summary>
public class LossContractTests
{
    static readonly float[,] Logits = { { 2, 0, -1 }, { 0.5f, 0.5f, 3 } };
    static readonly long[] Labels = [0, 1];

    public static TheoryData<string> Losses => [.. Parts<ILoss>.Names];

    static LossFunction Create(string name, LossPlan plan) =>
        PartSpec.Parse(name).Build<ILoss, LossFunction>("loss", (loss, knobs) => loss.Create(plan, knobs));

    static double Value(string name, LossPlan plan, Tensor targets) => Create(name, plan)(tensor(Logits), targets).ToDouble();

    // Mean of -Σ_c q_c weight_c ln p_c over the batch, where weights divide by the weights of the labels.
    static double ByHand(Func<double[], double[]> scores, double smoothing, double[] weights)
    {
        (double sum, double norm) = (0, 0);
        for (int row = 0; row < Labels.Length; row++)
        {
            double[] inputs = scores([.. Enumerable.Range(0, 3).Select(column => (double)Logits[row, column])]);
            double log = Math.Log(inputs.Sum(Math.Exp));
            for (int label = 0; label < 3; label++)
                sum -= weights[label] * (inputs[label] - log) * (smoothing / 3 + (label == Labels[row] ? 1 - smoothing : 0));
            norm += weights[Labels[row]];
        }
        return sum / norm;
    }

    static double[] Softmax(double[] logits) => [.. logits.Select(logit => Math.Exp(logit) / logits.Sum(Math.Exp))];

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(0.1, 1, 1, 1)]
    [InlineData(0, 2, 0.5, 1)]
    [InlineData(0.2, 2, 0.5, 1)]
    public void Cross_entropy_is_worth_what_a_hand_makes_of_it(double smoothing, double first, double second, double third)
    {
        double[] weights = [first, second, third];
        using DisposeScope scope = NewDisposeScope();
        LossPlan plan = new(smoothing, tensor(Array.ConvertAll(weights, weight => (float)weight)));
        Assert.Equal(ByHand(logits => logits, smoothing, weights), Value("cross-entropy", plan, tensor(Labels)), 1e-5);
        Assert.Equal(ByHand(Softmax, smoothing, weights), Value("softmax-cross-entropy", plan, tensor(Labels)), 1e-5);
    }

    [Theory, MemberData(nameof(Losses))]
    public void Labels_and_the_same_as_shares_are_worth_the_same(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        LossPlan plan = new(0, null);
        Tensor shares = tensor(new float[,] { { 1, 0, 0 }, { 0, 1, 0 } });
        Assert.Equal(Value(name, plan, tensor(Labels)), Value(name, plan, shares), 1e-6);
    }

    [Theory, MemberData(nameof(Losses))]
    public void A_step_along_the_gradient_lowers_the_loss(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        LossFunction loss = Create(name, new LossPlan(0.1, null));
        Tensor logits = tensor(Logits, requires_grad: true);
        Tensor before = loss(logits, tensor(Labels));
        before.backward();
        Tensor after = loss((logits - 0.1 * logits.grad!).detach(), tensor(Labels));
        Assert.True(after.ToDouble() < before.ToDouble(), $"{before.ToDouble()} became {after.ToDouble()}");
    }
}
