using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using Strata.Tests.Models;

namespace Strata.Tests;

public sealed class RunOptionsTests : IDisposable
{
    readonly SessionOptions _quiet = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, IntraOpNumThreads = 1 };

    public void Dispose() => _quiet.Dispose();

    [Fact]
    public void Properties_keep_what_was_set()
    {
        using RunOptions options = new()
        {
            LogId = "süß",
            LogVerbosityLevel = 3,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };

        Assert.Equal("süß", options.LogId);
        Assert.Equal(3, options.LogVerbosityLevel);
        Assert.Equal(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, options.LogSeverityLevel);
        Assert.False(options.Terminate, "nothing is to be stopped at first");
    }

    [Fact]
    public async Task Another_thread_stops_a_run()
    {
        const int Size = 384;
        using InferenceSession session = new(TestModels.LongMatMulChain(5_000), _quiet);
        using RunOptions options = new();
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(new float[Size * Size], [Size, Size]);
        Stopwatch clock = Stopwatch.StartNew();
        Task<OnnxRuntimeException> run = Task.Run(
            () => Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["in"], [input], ["out"])));

        await Task.Delay(100);
        Assert.False(run.IsCompleted, "the run takes long enough to be stopped");
        options.Terminate = true;

        Assert.Contains("terminate", (await run).Message);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Options_that_stopped_a_run_serve_again_once_they_are_reset()
    {
        using InferenceSession session = new(TestModels.Dense, _quiet);
        using RunOptions options = new() { Terminate = true };
        using OrtValue x = OrtValue.CreateTensorValueFromMemory([1f, 0f, 0f], [1, 3]);

        Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["x"], [x], ["y"]));
        options.Terminate = false;
        using var outputs = session.Run(options, ["x"], [x], ["y"]);

        Assert.Equal([0f, 3f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void An_entry_takes_effect_in_the_run()
    {
        using InferenceSession session = new(TestModels.Dense, _quiet);
        using RunOptions options = new();
        using OrtValue x = OrtValue.CreateTensorValueFromMemory([1f, 0f, 0f], [1, 3]);
        // No arena of this name exists: a run that reads the entry must say so.
        options.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "tape:0");

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["x"], [x], ["y"]));

        Assert.Contains("tape", error.Message);
    }
}
