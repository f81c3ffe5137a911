using System.Globalization;
using Strata.Training.Losses;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Checks;

/// <summary>A network that knows nothing gives all classes the same share: its loss is the one of equal logits, ln C for cross-entropy.</summary>
static class InitialLoss
{
    /// <summary>Logits of deviation 1, as layers of unit gain give, lift the loss of ten classes by 0.4 nats, a fifth of ln 10.</summary>
    const double Tolerance = 0.25;

    /// <summary>Logits of the right class that are tried for the lowest loss there is, in nats over the others.</summary>
    const double MostMargin = 30, MarginStep = 0.05;

    public static CheckResult Check(CheckBench bench)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable quiet = no_grad();
        CheckBench.TrainWithoutDropout(bench.Model);
        (Tensor images, Tensor labels) = bench.Images();
        LossFunction loss = bench.Setup.Loss;
        Tensor logits = bench.Model.call(images);
        double measured = loss(logits, labels).ToDouble();
        double expected = loss(zeros_like(logits), labels).ToDouble();
        bool tooHigh = !(measured <= expected * (1 + Tolerance));
        // Weights that were kept from another run may know something already.
        bool tooLow = bench.Setup.Options.From is null && measured < expected * (1 - Tolerance);
        string advice = tooHigh ? "the first weights are so large that the network is sure of wrong answers: "
                + "try --init kaiming or xavier, a normalisation, and look at --preprocessing"
            : tooLow ? "an untrained network cannot know the classes: look for labels that leak into the images" : "";
        string range = $"{Text(expected)} ± {100 * Tolerance} % ({Meaning(bench, expected)}; at best {Text(Floor(loss, labels, bench.Classes))})";
        return new CheckResult("initial loss", !tooHigh && !tooLow, Text(measured), range, advice);
    }

    // The loss as a function of how far the right class stands out; with smoothing or a second softmax it never gets to 0.
    static double Floor(LossFunction loss, Tensor labels, int classes)
    {
        Tensor right = functional.one_hot(labels, classes).to(ScalarType.Float32);
        return Enumerable.Range(0, (int)(MostMargin / MarginStep) + 1).Min(step => loss(right * (step * MarginStep), labels).ToDouble());
    }

    static string Meaning(CheckBench bench, double expected) =>
        Math.Abs(expected - Math.Log(bench.Classes)) < 1e-3 ? $"ln {bench.Classes}" : $"equal shares of {bench.Classes} classes";

    static string Text(double loss) => loss.ToString("0.000", CultureInfo.InvariantCulture);
}
