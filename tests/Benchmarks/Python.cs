using System.Diagnostics;

namespace Strata.Benchmarks;

/// <summary>Debian's Python with PyTorch, the peer of several benchmarks.</summary>
static class Python
{
    const string Interpreter = "/usr/bin/python3";

    /// <summary>Whether python3-torch and python3-numpy are installed.</summary>
    public static bool IsThere { get; } = File.Exists(Interpreter) && Start("-c", "import numpy, torch").Exit == 0;

    /// <summary>Runs a script to its end.</summary>
    public static (int Exit, string Output) Start(params string[] arguments) => Start(Interpreter, arguments);

    /// <summary>Runs any program to its end.</summary>
    public static (int Exit, string Output) Start(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        // Nobody reads what it complains of, and a full pipe would stop it.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
