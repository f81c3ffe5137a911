using System.CommandLine;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Onnx;
using Strata.Registry;
using Strata.Sessions;

namespace Strata.Devices;

/// <summary>`info [MODEL]`: the engine and the devices of this machine, and what a model takes and gives.</summary>
[Part("info", "Shows the engine, what this machine really runs, and what a model takes and gives.")]
sealed class InfoVerb : IVerb
{
    readonly Argument<string?> _model = new("MODEL")
    {
        Description = "A run's name or folder under models/, or any ONNX file.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    readonly Option<bool> _devices = new("--devices") { Description = "Run a tiny network on every device and tell how it went." };

    public string Example => "dotnet run --project inference -- info --devices";

    public void Define(Command command)
    {
        command.Add(_model);
        command.Add(_devices);
        command.Add(ModelOptions.Threads);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        ModelSummary? model = options.GetValue(_model) is { } text ? ModelSummary.Of(ModelFile.Find(text)) : null;
        string machine = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores";
        string[] providers = OrtEnv.Instance().GetAvailableProviders();
        shell.Say($"{RuntimeVersion.Text} on .NET {Environment.Version}; {machine}");
        shell.Say($"providers built in: {string.Join(", ", providers)}");
        IReadOnlyList<DeviceReport>? devices = options.GetValue(_devices) ? DeviceProbe.RunAll(options.GetValue(ModelOptions.Threads)) : null;
        if (devices is not null)
            Show(devices, shell);
        if (model is not null)
            shell.Show(model.ToTable());
        shell.Emit(new { Runtime = RuntimeVersion.Text, Machine = machine, Providers = providers, Devices = devices, Model = model });
        return 0;
    }

    static void Show(IReadOnlyList<DeviceReport> devices, Shell shell)
    {
        Table table = new Table().AddColumns("device", "runs", "images/s", "largest difference from the CPU", "what it says");
        foreach (DeviceReport report in devices)
            table.AddRow(
                report.Device.ToString().ToLowerInvariant(), report.Runs ? "yes" : "no", report.Runs ? $"{report.ImagesPerSecond:N0}" : "",
                report.Runs && report.Device != Device.Cpu ? $"{report.Difference:0.0e+0}" : "",
                Markup.Escape(report.Why ?? report.Placement?.ToString() ?? "runs everything"));
        shell.Show(table);
    }
}
