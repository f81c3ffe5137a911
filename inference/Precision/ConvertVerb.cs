using System.CommandLine;
using Strata.CommandLine;
using Strata.Comparison;
using Strata.Onnx;
using Strata.Registry;
using Strata.Sessions;

namespace Strata.Precision;

[Part("convert", "Makes a model that computes in float16, and measures what it costs and gains.")]
sealed class ConvertVerb : IVerb
{
    readonly Argument<string> _model = new("MODEL") { Description = "A run's name or folder, or an ONNX file." };
    readonly Option<bool> _half = new("--float16") { Description = "Weights and layers in float16; inputs and outputs keep their types." };
    readonly Option<string?> _out = new("--out") { Description = "The new file. Default: beside the model, as in model.float16.onnx.", HelpName = "FILE" };

    public string Example => "dotnet run --project inference -- convert lenet-relu-mnist --float16";

    public void Define(Command command)
    {
        command.Add(_model);
        command.Add(_half);
        command.Add(_out);
        ComparisonData.AddTo(command);
        ModelOptions.AddTo(command);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        if (!options.GetValue(_half))
            throw new InputException("say what to convert to: --float16 is what there is (8-bit integers: `quantize`)");
        using Conversion conversion = new(options.GetValue(_model)!, "float16", options.GetValue(_out), options, shell);
        (ModelProto half, int nodes) = HalfPrecision.Convert(ExternalWeights.LoadWhole(conversion.File.Path), conversion.File.Path);
        (ModelComparison comparison, RewrittenGraph graph) = conversion.Deliver(half);
        bool runsInHalf = graph.HalfWeights > 0;
        shell.Say($"{nodes} nodes in float16" + (runsInHalf ? $", {graph.HalfWeights} weights run so here ({RuntimeVersion.Text})"
            : $"; ONNX Runtime has no float16 kernels for them here and computes in float32 ({RuntimeVersion.Text})"));
        shell.Say($"written: {conversion.Target}");
        shell.Emit(new
        {
            Model = conversion.File.Name,
            Out = conversion.Target,
            HalfNodes = nodes,
            RunsInFloat16 = runsInHalf,
            Comparison = comparison,
            Runtime = RuntimeVersion.Text,
        });
        return 0;
    }
}
