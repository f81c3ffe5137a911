using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Strata.Tests.Models;

namespace Strata.Tests;

public sealed class SessionOptionsTests
{
    [Fact]
    public void Defaults_are_those_of_onnx_runtime()
    {
        using SessionOptions options = new();

        Assert.Equal((0, 0), (options.IntraOpNumThreads, options.InterOpNumThreads));
        Assert.Equal(GraphOptimizationLevel.ORT_ENABLE_ALL, options.GraphOptimizationLevel);
        Assert.Equal(ExecutionMode.ORT_SEQUENTIAL, options.ExecutionMode);
        Assert.Equal((true, true, false), (options.EnableMemoryPattern, options.EnableCpuMemArena, options.EnableProfiling));
        Assert.Equal(OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, options.LogSeverityLevel);
        Assert.Equal((0, "", ""), (options.LogVerbosityLevel, options.LogId, options.OptimizedModelFilePath));
        Assert.Equal("onnxruntime_profile_", options.ProfileOutputPathPrefix);
    }

    [Fact]
    public void A_session_runs_with_every_option_turned()
    {
        using SessionOptions options = new()
        {
            IntraOpNumThreads = 2,
            InterOpNumThreads = 2,
            ExecutionMode = ExecutionMode.ORT_PARALLEL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            EnableMemoryPattern = false,
            EnableCpuMemArena = false,
            LogId = "test",
            LogVerbosityLevel = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AppendExecutionProvider_CPU(0);

        Assert.Equal((2, 2), (options.IntraOpNumThreads, options.InterOpNumThreads));
        Assert.Equal(("test", 1), (options.LogId, options.LogVerbosityLevel));
        Assert.Equal([0f, 3f], RunDense(options));
    }

    [Fact]
    public void Values_that_make_no_sense_are_refused()
    {
        using SessionOptions options = new();

        Assert.Throws<OnnxRuntimeException>(() => options.GraphOptimizationLevel = (GraphOptimizationLevel)7);
        Assert.Throws<OnnxRuntimeException>(() => options.ExecutionMode = (ExecutionMode)7);
        Assert.Throws<OnnxRuntimeException>(() => options.AddSessionConfigEntry("", "1"));
        Assert.Throws<ArgumentNullException>(() => options.AddSessionConfigEntry(null, "1"));
        Assert.Throws<ArgumentNullException>(() => options.LogId = null);
        Assert.Equal(GraphOptimizationLevel.ORT_ENABLE_ALL, options.GraphOptimizationLevel);
    }

    [Fact]
    public void The_optimised_model_is_written_and_runs()
    {
        using TemporaryFolder folder = new();
        using SessionOptions options = new()
        {
            OptimizedModelFilePath = folder.File("optimised.onnx"),
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC,
        };
        using InferenceSession session = new(TestModels.Dense, options);

        using InferenceSession optimised = new(folder.File("optimised.onnx"));

        Assert.Equal(["y"], optimised.OutputNames);
    }

    [Fact]
    public void A_profile_is_written_where_it_is_asked_for()
    {
        using TemporaryFolder folder = new();
        using SessionOptions options = new() { EnableProfiling = true, ProfileOutputPathPrefix = folder.File("profile") };
        using InferenceSession session = new(TestModels.Dense, options);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory([1f, 0f, 0f], [1, 3]);
        using var outputs = session.Run(null, ["x"], [x], ["y"]);

        string file = session.EndProfiling();

        Assert.StartsWith(folder.File("profile"), file);
        Assert.True(session.ProfilingStartTimeNs > 0, "the profile has a time at which it began");
        using JsonDocument profile = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Contains(profile.RootElement.EnumerateArray(), entry => entry.GetProperty("name").GetString() == "model_run");
    }

    [Fact]
    public void Profiling_can_be_turned_off_again()
    {
        using TemporaryFolder folder = new();
        using SessionOptions options = new() { ProfileOutputPathPrefix = folder.File("profile"), EnableProfiling = true };
        options.EnableProfiling = false;

        using (InferenceSession session = new(TestModels.Dense, options))
            Assert.Equal(["x"], session.InputNames);

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Open_dimensions_are_fixed_by_name_or_denotation()
    {
        using SessionOptions byName = new();
        byName.AddFreeDimensionOverrideByName("N", 4);
        using SessionOptions byDenotation = new();
        byDenotation.AddFreeDimensionOverride("DATA_BATCH", 5);

        using InferenceSession four = new(TestModels.Dense, byName);
        using InferenceSession five = new(TestModels.Dense, byDenotation);

        Assert.Equal([4, 3], four.InputMetadata["x"].Dimensions);
        Assert.Equal([5, 3], five.InputMetadata["x"].Dimensions);
    }

    [Fact]
    public void A_provider_that_cannot_run_here_is_an_error_and_no_silent_fallback()
    {
        using SessionOptions options = new();

        OnnxRuntimeException cuda = Assert.Throws<OnnxRuntimeException>(() => options.AppendExecutionProvider_CUDA());
        OnnxRuntimeException tensorrt = Assert.Throws<OnnxRuntimeException>(() => options.AppendExecutionProvider_Tensorrt());
        OnnxRuntimeException unknown = Assert.Throws<OnnxRuntimeException>(() => options.AppendExecutionProvider("Abacus"));

        Assert.Contains("onnxruntime_providers_shared", cuda.Message);
        Assert.Contains("onnxruntime_providers_shared", tensorrt.Message);
        Assert.Contains("Unknown provider name 'Abacus'", unknown.Message);
        Assert.Throws<OnnxRuntimeException>(() => SessionOptions.MakeSessionOptionWithCudaProvider(0));
        Assert.Throws<ArgumentException>(() => options.AppendExecutionProvider("CPU", new() { ["use_arena"] = null }));
    }

    [Fact]
    public void A_provider_takes_options_by_name()
    {
        using SessionOptions options = new();

        options.AppendExecutionProvider("CPU", new Dictionary<string, string> { ["use_arena"] = "0" });

        Assert.Equal([0f, 3f], RunDense(options));
    }

    static float[] RunDense(SessionOptions options)
    {
        using InferenceSession session = new(TestModels.Dense, options);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory([1f, 0f, 0f], [1, 3]);
        using var outputs = session.Run(null, ["x"], [x], ["y"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
