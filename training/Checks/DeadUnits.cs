using System.Globalization;
using Strata.Training.Export;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Checks;

/// <summary>Units that give the same value for every image, as a ReLU below 0 or a saturated sigmoid does, neither say nor learn anything.</summary>
static class DeadUnits
{
    /// <summary>A change below that is rounding in float32, not information.</summary>
    const double Constant = 1e-5;

    /// <summary>A few units of a small layer may be dead by chance; half of a layer is a fault.</summary>
    const double MostDead = 0.5;

    public static CheckResult Check(CheckBench bench)
    {
        using DisposeScope scope = NewDisposeScope();
        CheckBench.TrainWithoutDropout(bench.Model);
        using LayerTrace trace = LayerTrace.Of(bench.Model, bench.Images().Images);
        (string Layer, double Share)[] layers = [.. Activations(bench.Model, trace)];
        (string layer, double worst) = layers.OrderByDescending(pair => pair.Share).FirstOrDefault();
        bool passed = worst <= MostDead;
        string measured = layers.Length == 0 ? "no activations"
            : worst == 0 ? $"none in {layers.Length} activations"
            : string.Create(CultureInfo.InvariantCulture,
                $"{100 * worst:0.0} % of {layer}, {100 * layers.Average(pair => pair.Share):0.0} % of all {layers.Length} activations on average");
        return new CheckResult("dead units", passed, measured, $"at most {100 * MostDead} % of a layer",
            passed ? "" : "the first weights leave too many units off: try another --init, --norm batch, or --activation leaky-relu");
    }

    // An activation is a layer without weights that keeps the shape; its units are channels [N,C,H,W] or features [N,F].
    static IEnumerable<(string, double)> Activations(Module<Tensor, Tensor> model, LayerTrace trace)
    {
        foreach ((string name, Module module) in model.named_modules())
        {
            bool isLayer = !module.children().Any() && !module.parameters().Any();
            if (!isLayer || CheckBench.IsDropout(module) || module is TorchSharp.Modules.Identity)
                continue;
            for (int call = 0; trace.Find(module, call) is { } seen; call++)
                if (seen.Input.shape.SequenceEqual(seen.Output.shape) && seen.Output.dim() > 1)
                    yield return (call == 0 ? name : $"{name} ({call + 1})", DeadShare(seen.Output));
        }
    }

    static double DeadShare(Tensor output)
    {
        Tensor units = output.transpose(0, 1).flatten(1);
        return (units.amax(1) - units.amin(1)).le(Constant).to(ScalarType.Float32).mean().ToDouble();
    }
}
