using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Tests.Models;

namespace Strata.Tests;

public sealed class OrtIoBindingTests : IDisposable
{
    readonly InferenceSession _session = new(TestModels.SumAndDifference);
    readonly float[] _left = [1, 2];
    readonly float[] _right = [10, 20];
    readonly float[] _sum = new float[2];

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Each_run_reads_and_writes_the_bound_arrays()
    {
        using OrtIoBinding binding = Bound();
        _session.RunWithBinding(null, binding);
        Assert.Equal([11f, 22f], _sum);

        _left[0] = 5;
        _session.RunWithBinding(null, binding);

        Assert.Equal([15f, 22f], _sum);
        Assert.Equal(["sum"], binding.GetOutputNames());
    }

    [Fact]
    public void A_bound_value_lives_on_after_its_own_dispose()
    {
        // Bound() has disposed its values, so that only the binding holds the pins when the collector moves what it may.
        using OrtIoBinding binding = Bound();

        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        _session.RunWithBinding(null, binding);

        Assert.Equal([11f, 22f], _sum);
    }

    [Fact]
    public void An_output_bound_to_a_device_is_allocated_by_the_run()
    {
        using OrtIoBinding binding = _session.CreateIoBinding();
        Bind(binding.BindInput, "left", _left);
        Bind(binding.BindInput, "right", _right);
        binding.BindOutputToDevice("difference", OrtMemoryInfo.DefaultInstance);
        binding.BindOutputToDevice("sum", OrtMemoryInfo.DefaultInstance);

        using var outputs = _session.RunWithBoundResults(null, binding);

        Assert.Equal(["difference", "sum"], binding.GetOutputNames());
        Assert.Equal([-9f, -18f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
        Assert.Equal([11f, 22f], outputs[1].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void Outputs_outlive_the_binding_and_the_session()
    {
        InferenceSession session = new(TestModels.SumAndDifference);
        OrtIoBinding binding = session.CreateIoBinding();
        Bind(binding.BindInput, "left", _left);
        Bind(binding.BindInput, "right", _right);
        Bind(binding.BindOutput, "sum", _sum);
        binding.BindOutputToDevice("difference", OrtMemoryInfo.DefaultInstance);
        using var outputs = session.RunWithBoundResults(null, binding);

        binding.Dispose();
        session.Dispose();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);

        Assert.Equal([11f, 22f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
        Assert.Equal([-9f, -18f], outputs[1].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void Results_come_under_names()
    {
        using OrtIoBinding binding = Bound();

        using var named = _session.RunWithBindingAndNames(null, binding);
        using var renamed = _session.RunWithBindingAndNames(null, binding, ["total"]);

        Assert.Equal("sum", named[0].Name);
        Assert.Equal([11f, 22f], named[0].AsTensor<float>());
        Assert.Equal("total", renamed[0].Name);
        Assert.Throws<ArgumentException>(() => _session.RunWithBindingAndNames(null, binding, ["one", "two"]));
    }

    [Fact]
    public void Inputs_are_bound_to_allocated_blocks()
    {
        using OrtMemoryAllocation block = OrtAllocator.DefaultInstance.Allocate(8);
        using OrtValue filler = OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, TensorElementType.Float, [2], block.DangerousGetHandle(), block.Size);
        new float[] { 100, 200 }.CopyTo(filler.GetTensorMutableDataAsSpan<float>());
        using OrtIoBinding binding = Bound();
        binding.BindInput("right", TensorElementType.Float, [1, 2], block);

        _session.RunWithBinding(null, binding);

        Assert.Equal([101f, 202f], _sum);
        Assert.Throws<OnnxRuntimeException>(() => binding.BindInput("right", TensorElementType.Float, [2, 2], block));
    }

    [Fact]
    public void Cleared_bindings_are_gone()
    {
        using SessionOptions quiet = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using InferenceSession session = new(TestModels.SumAndDifference, quiet);
        using OrtIoBinding binding = session.CreateIoBinding();
        Bind(binding.BindInput, "left", _left);
        Bind(binding.BindInput, "right", _right);
        Bind(binding.BindOutput, "sum", _sum);

        binding.ClearBoundInputs();
        binding.ClearBoundOutputs();

        Assert.Empty(binding.GetOutputNames());
        Assert.Throws<OnnxRuntimeException>(() => session.RunWithBinding(null, binding));
        Assert.Equal([0f, 0f], _sum);
    }

    [Fact]
    public void Unknown_names_are_answered_with_the_known_ones()
    {
        using OrtIoBinding binding = _session.CreateIoBinding();

        OnnxRuntimeException error = Assert.Throws<OnnxRuntimeException>(() => Bind(binding.BindInput, "middle", _left));

        Assert.EndsWith("The model has no input 'middle': its inputs are 'left', 'right'", error.Message);
        Assert.Throws<OnnxRuntimeException>(() => binding.BindOutputToDevice("middle", OrtMemoryInfo.DefaultInstance));
    }

    [Fact]
    public void Synchronizing_where_there_is_only_host_memory_does_no_harm()
    {
        using OrtIoBinding binding = Bound();

        binding.SynchronizeBoundInputs();
        _session.RunWithBinding(null, binding);
        binding.SynchronizeBoundOutputs();

        Assert.Equal([11f, 22f], _sum);
    }

    [Fact]
    public void Steady_runs_allocate_nothing_managed()
    {
        using RunOptions options = new();
        using OrtIoBinding binding = Bound();
        using OrtValue left = OrtValue.CreateTensorValueFromMemory(_left, [1, 2]);
        using OrtValue right = OrtValue.CreateTensorValueFromMemory(_right, [1, 2]);
        using OrtValue sum = OrtValue.CreateTensorValueFromMemory(_sum, [1, 2]);
        string[] inputNames = ["left", "right"];
        string[] outputNames = ["sum"];
        OrtValue[] inputs = [left, right];
        OrtValue[] outputs = [sum];
        Steady();
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1_000; i++)
            Steady();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Steady()
        {
            binding.BindInput("left", left);
            binding.BindOutput("sum", sum);
            _session.RunWithBinding(options, binding);
            _session.Run(options, inputNames, inputs, outputNames, outputs);
            _left[0] = sum.GetTensorDataAsSpan<float>()[1];
        }
    }

    OrtIoBinding Bound()
    {
        OrtIoBinding binding = _session.CreateIoBinding();
        Bind(binding.BindInput, "left", _left);
        Bind(binding.BindInput, "right", _right);
        Bind(binding.BindOutput, "sum", _sum);
        return binding;
    }

    static void Bind(Action<string, OrtValue> bind, string name, float[] data)
    {
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(data, [1, data.Length]);
        bind(name, value);
    }
}
