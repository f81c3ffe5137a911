using System.CommandLine;
using Strata.CommandLine;
using Strata.Comparison;
using Strata.Data;
using Strata.Onnx;
using Strata.Quantization.Calibration;
using Strata.Registry;
using Strata.Sessions;

namespace Strata.Quantization;

[Part("quantize", "Makes a model of 8-bit integers, calibrated on training images, and measures what it costs and gains.")]
sealed class QuantizeVerb : IVerb
{
    const int UsualCalibration = 512;

    readonly Argument<string> _model = new("MODEL") { Description = "A run's name or folder, or an ONNX file." };
    readonly Option<int?> _calibration = new("--calibration")
    {
        Description = $"Training images to calibrate on, as even over the classes as can be. Default: {UsualCalibration}, or all there are.",
        HelpName = "NUMBER",
    };
    readonly Option<string> _method = new("--method")
    {
        Description = "How ranges of activations are chosen: " + string.Join("; ", Parts<ICalibrationMethod>.All.Select(part => $"{part.Name}, {part.Summary}")) + ".",
        HelpName = "METHOD",
        DefaultValueFactory = _ => new QuantizationOptions().Method,
    };
    readonly Option<bool> _reduceRange = new("--reduce-range")
    {
        Description = "Weights of 7 bits, for processors without VNNI, where sums of 8-bit products can overflow.",
    };
    readonly Option<string?> _out = new("--out") { Description = "The new file. Default: beside the model, as in model.int8.onnx.", HelpName = "FILE" };

    public string Example => "dotnet run --project inference -- quantize lenet-relu-mnist --method percentile:keep=99.99";

    public void Define(Command command)
    {
        command.Add(_model);
        foreach (Option option in new Option[] { _calibration, _method, _reduceRange, _out })
            command.Add(option);
        ComparisonData.AddTo(command);
        ModelOptions.AddTo(command);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        QuantizationOptions how = new()
        {
            Method = options.GetValue(_method)!,
            ReduceRange = options.GetValue(_reduceRange),
            Threads = options.GetValue(ModelOptions.Threads),
        };
        how.Rule();
        using Conversion conversion = new(options.GetValue(_model)!, "int8", options.GetValue(_out), options, shell);
        ImageSet images = CalibrationImages(conversion.Session, options, shell);
        QuantizedModel made = Quantizer.Quantize(ExternalWeights.LoadWhole(conversion.File.Path), conversion.File.Path, images, how, shell);
        (ModelComparison comparison, RewrittenGraph graph) = conversion.Deliver(made.Model);
        IReadOnlyDictionary<string, int> integer = graph.IntegerKernels;
        shell.Say($"8-bit weights in {made.Layers.Count} layers: {string.Join(", ", made.Layers)}"
            + (made.FoldedNorms > 0 ? $"; {made.FoldedNorms} batch normalisations became part of their convolution" : ""));
        shell.Say(integer.Count == 0 ? "ONNX Runtime has no kernels for integers here: it computes in float32"
            : $"kernels for integers: {string.Join(", ", integer.Select(kernel => $"{kernel.Key} {kernel.Value}"))} ({RuntimeVersion.Text})");
        bool canOverflow = IntegerProducts.CanOverflow && !how.ReduceRange && integer.Count > 0;
        if (canOverflow)
            shell.Say("this processor has no VNNI: sums of its 8-bit products can overflow, and the figures above show what that costs; --reduce-range avoids it");
        shell.Say($"written: {conversion.Target}");
        shell.Emit(new
        {
            Model = conversion.File.Name,
            Out = conversion.Target,
            how.Method,
            how.ReduceRange,
            Calibration = images.Count,
            made.Layers,
            made.FoldedNorms,
            IntegerKernels = integer,
            CanOverflow = canOverflow,
            Comparison = comparison,
            Runtime = RuntimeVersion.Text,
        });
        return 0;
    }

    ImageSet CalibrationImages(ModelSession model, ParseResult options, Shell shell)
    {
        ImageSet train = ComparisonData.Load(model, "train", options, shell);
        int count = options.GetValue(_calibration) ?? Math.Min(UsualCalibration, train.Count);
        return train.Subset(BalancedSubset.OfSize(train.Labels, count, options.GetValue(DataOptions.Seed)), "calibration");
    }
}
