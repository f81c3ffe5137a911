using System.Diagnostics;

namespace Strata.Tests;

/// <summary>Strata's three programs as processes of their own, as a person would start them.</summary>
static class Programs
{
    /// <summary>How to start a verb, as in Start("training", "train", …).</summary>
    public static ProcessStartInfo Start(string program, params string[] args) => new(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, $"Strata.{char.ToUpperInvariant(program[0])}{program[1..]}.dll"), .. args])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Runs a verb to its end.</summary>
    public static (int Code, string Out, string Error) Run(string program, params string[] args)
    {
        using Process process = Process.Start(Start(program, args))!;
        return Finish(process);
    }

    /// <summary>Waits for a process and reads what it wrote.</summary>
    public static (int Code, string Out, string Error) Finish(Process process)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
