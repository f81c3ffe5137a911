using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Training.Checks;

/// <summary>One backward pass reaches every parameter that is to be trained, with numbers that are finite and not all zero.</summary>
static class Gradients
{
    const int MostNames = 6;

    public static CheckResult Check(CheckBench bench)
    {
        using DisposeScope scope = NewDisposeScope();
        CheckBench.TrainWithoutDropout(bench.Model);
        bench.Model.zero_grad();
        (Tensor images, Tensor labels) = bench.Images();
        bench.Setup.Loss(bench.Model.call(images), labels).backward();
        List<string> missing = [], zero = [], broken = [];
        (int trained, int frozen) = (0, 0);
        foreach ((string name, Parameter parameter) in bench.Model.named_parameters())
        {
            if (!parameter.requires_grad)
            {
                frozen++;
                continue;
            }
            trained++;
            if (parameter.grad is not { } gradient)
                missing.Add(name);
            else if (!gradient.isfinite().all().ToBoolean())
                broken.Add(name);
            else if (gradient.abs().max().ToSingle() == 0)
                zero.Add(name);
        }
        bench.Model.zero_grad();
        string[] faults = [Names(missing, "get none"), Names(zero, "get zeros alone"), Names(broken, "get NaN or infinity")];
        string measured = string.Join("; ", faults.Where(fault => fault != ""));
        bool passed = measured == "" && trained > 0;
        string advice = passed ? "" : broken.Count > 0 ? "lower the first weights or look for a division or logarithm of 0"
            : zero.Count > 0 ? "nothing flows back that far: try another --init than zeros, --activation leaky-relu, or a normalisation"
            : missing.Count > 0 ? "the forward pass does not use them: remove them or connect them" : "everything is frozen: --freeze an earlier layer";
        string all = $"all {trained} parameters{(frozen > 0 ? $", {frozen} frozen" : "")}";
        string found = passed ? all : measured == "" ? "nothing is trained" : measured;
        return new CheckResult("gradients", passed, found, "reach every parameter, finite", advice);
    }

    static string Names(List<string> names, string what)
    {
        string more = names.Count > MostNames ? $" and {names.Count - MostNames} more" : "";
        return names.Count == 0 ? "" : $"{string.Join(", ", names.Take(MostNames))}{more} {what}";
    }
}
