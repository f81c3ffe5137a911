using System.Diagnostics;
using System.Text.Json;

namespace Strata.Tests.Fuzzing;

/// <summary>tests/Fuzzing in a process of its own: its crash is not the tests' crash, and its memory is its own.</summary>
static class ChildProcess
{
    static readonly JsonSerializerOptions s_names = new(JsonSerializerDefaults.Web);

    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code, and what it printed.</returns>
    public static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fuzzing.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>The object that it printed.</summary>
    public static T Parse<T>(string output) => JsonSerializer.Deserialize<T>(output, s_names)!;
}
