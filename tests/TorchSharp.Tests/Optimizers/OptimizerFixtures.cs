using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.Optimizers;

/// <summary>The runs of Python's torch.optim 1.13.1 in fixtures/torch/optimizers.json.</summary>
static class OptimizerFixtures
{
    static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine("fixtures", "torch", "optimizers.json"))).RootElement;

    public static readonly double[] Start = Numbers(Root.GetProperty("start"));
    static readonly double[] Target = Numbers(Root.GetProperty("target"));
    static readonly double[] Slope = Numbers(Root.GetProperty("slope"));

    public static IReadOnlyList<OptimizerRun> Runs { get; } = [.. Root.GetProperty("cases").EnumerateArray().Select(run => new OptimizerRun(run))];

    /// <summary>The problem of the fixtures: sum(slope * (w - target)^4 / 4 + w^2 / 2).</summary>
    public static Tensor Loss(Tensor weights)
    {
        using var scope = NewDisposeScope();
        Tensor target = tensor(Target, dtype: weights.dtype), slope = tensor(Slope, dtype: weights.dtype);
        return (slope * (weights - target).pow(4) / 4 + weights * weights / 2).sum().MoveToOuterDisposeScope();
    }

    /// <summary>The same gradient by hand.</summary>
    public static double Gradient(int i, double w) => Slope[i] * Math.Pow(w - Target[i], 3) + w;

    public static Parameter Weights(ScalarType type) => new(tensor(Start, dtype: type));

    public static double[] Values(Tensor tensor)
    {
        using Tensor doubles = tensor.detach().to(float64).contiguous();
        return doubles.data<double>().ToArray();
    }

    public static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];
}

/// <summary>One optimizer with its options, and the weights after each of its steps.</summary>
sealed class OptimizerRun(JsonElement run)
{
    readonly JsonElement _options = run.GetProperty("options");

    public string Optimizer { get; } = run.GetProperty("optimizer").GetString()!;
    public double[][] Weights { get; } = [.. run.GetProperty("weights").EnumerateArray().Select(OptimizerFixtures.Numbers)];
    public string Name => $"{Optimizer} {_options}";

    public OptimizerHelper Make(params Parameter[] parameters) => Optimizer switch
    {
        "SGD" => optim.SGD(parameters, Number("lr", 0), Number("momentum", 0), Number("dampening", 0), Decay, Flag("nesterov"), Flag("maximize")),
        "Adam" => optim.Adam(parameters, Number("lr", 1e-3), Beta(0, 0.9), Beta(1, 0.999), Number("eps", 1e-8), Decay, Flag("amsgrad"), Flag("maximize")),
        "AdamW" => optim.AdamW(parameters, Number("lr", 1e-3), Beta(0, 0.9), Beta(1, 0.999), Number("eps", 1e-8), Decay, Flag("amsgrad"), Flag("maximize")),
        "Adagrad" => optim.Adagrad(parameters, Number("lr", 1e-2), Number("lr_decay", 0), Decay, Number("initial_accumulator_value", 0), Number("eps", 1e-10)),
        "RMSprop" => optim.RMSProp(parameters, Number("lr", 1e-2), Number("alpha", 0.99), Number("eps", 1e-8), Decay, Number("momentum", 0), Flag("centered"), Flag("maximize")),
        _ => throw new InvalidDataException($"optimizers.json: unknown optimizer {Optimizer}"),
    };

    double Decay => Number("weight_decay", 0);

    double Number(string name, double fallback) => _options.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : fallback;

    bool Flag(string name) => _options.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    double Beta(int i, double fallback) => _options.TryGetProperty("betas", out JsonElement betas) ? betas[i].GetDouble() : fallback;
}
