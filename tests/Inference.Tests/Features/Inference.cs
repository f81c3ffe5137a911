using System.Diagnostics;
using System.Text.Json;
using Strata.CommandLine;

namespace Strata.Tests.Features;

/// <summary>The inference program, in this process or in one of its own.</summary>
static class Inference
{
    /// <summary>The run that ships with Strata.</summary>
    public static string LeNet { get; } = Path.Combine(AppContext.BaseDirectory, "lenet-relu-mnist");

    public static (int Code, string Out, string Error) Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLineProgram.Run("test", args, typeof(IVerb).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Runs with --json and returns the one object.</summary>
    public static JsonElement Json(params string[] args)
    {
        (int code, string output, string error) = Run([.. args, "--json"]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    public static ProcessStartInfo Program(params string[] args) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Strata.Inference.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
}
