using System.Diagnostics;

namespace Strata.Tests;

/// <summary>A test that Python does its part in, skipped where Debian's packages for it are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    const string Python = "/usr/bin/python3";

    public PythonFactAttribute(params string[] modules)
    {
        if (!File.Exists(Python) || Start("-c", $"import {string.Join(", ", modules)}").Exit != 0)
            Skip = $"needs {string.Join(" and ", modules.Select(module => $"python3-{module}"))}";
    }

    /// <summary>Runs Python.</summary>
    public static (int Exit, string Output, string Error) Start(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
