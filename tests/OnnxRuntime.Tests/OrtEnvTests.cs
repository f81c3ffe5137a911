using System.Reflection;
using System.Runtime.Loader;
using Microsoft.ML.OnnxRuntime;
using Strata.Tests.Models;

namespace Strata.Tests;

[Collection(nameof(WholeProcess))]
public sealed class OrtEnvTests
{
    [Fact]
    public void There_is_one_environment()
    {
        Assert.Same(OrtEnv.Instance(), OrtEnv.Instance());
        Assert.True(OrtEnv.IsCreated, "asking for the environment makes it");
        EnvironmentCreationOptions options = new() { logId = "second" };

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => OrtEnv.CreateInstanceWithOptions(ref options));

        Assert.Contains("OrtEnv singleton instance already exists", error.Message);
    }

    [Fact]
    public void The_cpu_is_always_among_the_providers()
    {
        Assert.Contains("CPUExecutionProvider", OrtEnv.Instance().GetAvailableProviders());
        Assert.Matches(@"^1\.\d+\.\d+$", OrtEnv.Instance().GetVersionString());
    }

    [Fact]
    public void The_log_level_can_be_changed()
    {
        OrtLoggingLevel before = OrtEnv.Instance().EnvLogLevel;
        OrtEnv.Instance().EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;

        Assert.Equal(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, OrtEnv.Instance().EnvLogLevel);

        OrtEnv.Instance().EnvLogLevel = before;
    }

    [Fact]
    public void A_session_outlives_the_environment_that_made_it()
    {
        RemoveEnvironment();
        InferenceSession session = new(TestModels.Dense);
        OrtEnv.Instance().Dispose();
        using OrtValue x = OrtValue.CreateTensorValueFromMemory([1f, 0f, 0f], [1, 3]);

        using (var outputs = session.Run(null, ["x"], [x], ["y"]))
            Assert.Equal(3f, outputs[0].GetTensorDataAsSpan<float>()[1]);

        Assert.True(OrtEnv.IsCreated, "the session holds the environment");
        session.Dispose();
        Assert.False(OrtEnv.IsCreated, "the environment goes with the last session");
        using InferenceSession next = new(TestModels.Dense);
        Assert.True(OrtEnv.IsCreated, "the next session makes the environment anew");
    }

    [Fact]
    public void Log_lines_go_to_the_function_of_the_environment()
    {
        List<(nint Param, OrtLoggingLevel Severity, string LogId, string Message)> lines = [];
        RemoveEnvironment();
        using OrtThreadingOptions threads = new()
        {
            GlobalIntraOpNumThreads = 1,
            GlobalInterOpNumThreads = 1,
            GlobalSpinControl = false,
        };
        threads.SetGlobalDenormalAsZero();
        EnvironmentCreationOptions options = new()
        {
            logId = "environment",
            logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_VERBOSE,
            loggingParam = 42,
            threadOptions = threads,
            loggingFunction = (param, severity, _, logId, _, message) =>
            {
                lock (lines)
                    lines.Add((param, severity, logId, message));
            },
        };
        OrtEnv.CreateInstanceWithOptions(ref options);
        using (SessionOptions sessionOptions = new())
        {
            sessionOptions.LogId = "session";
            sessionOptions.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_VERBOSE;
            sessionOptions.DisablePerSessionThreads();
            using InferenceSession session = new(TestModels.Dense, sessionOptions);
        }
        RemoveEnvironment();

        Assert.All(lines, line => Assert.Equal(42, line.Param));
        Assert.Contains(lines, line => line.LogId.Contains("session") && line.Message.Contains("successfully initialized"));
        Assert.Contains(lines, line => line.Severity == OrtLoggingLevel.ORT_LOGGING_LEVEL_INFO);
    }

    [Fact]
    public void A_missing_native_library_is_answered_with_the_command_that_brings_it()
    {
        using TemporaryFolder empty = new();
        AssemblyLoadContext apart = new("without the native library", isCollectible: true);
        object? before = AppContext.GetData("APP_CONTEXT_BASE_DIRECTORY");
        try
        {
            AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", empty.Path);
            Assembly copy = apart.LoadFromAssemblyPath(typeof(InferenceSession).Assembly.Location);
            Type session = copy.GetType(typeof(InferenceSession).FullName!)!;

            TargetInvocationException error = Assert.Throws<TargetInvocationException>(
                () => Activator.CreateInstance(session, "model.onnx"));

            Assert.IsType<DllNotFoundException>(error.InnerException);
            Assert.StartsWith($"The native ONNX Runtime is not there ({empty.Path}", error.InnerException.Message);
            Assert.EndsWith("run 'dotnet run scripts/setup.cs', then build again", error.InnerException.Message);
        }
        finally
        {
            AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", before);
            apart.Unload();
        }
    }

    /// <summary>Sessions that other tests left to the collector hold the native environment: they go first.</summary>
    static void RemoveEnvironment()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        if (OrtEnv.IsCreated)
            OrtEnv.Instance().Dispose();
    }
}
