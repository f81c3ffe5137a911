using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Tests.Models;

namespace Strata.Tests;

/// <summary>Measures the memory of the whole process, so that no other test may run meanwhile.</summary>
[Collection(nameof(WholeProcess))]
public sealed class MemoryTests
{
    // The managed heap settles within 5 MB; one value leaked a run (over 250 bytes of native memory) adds 25 MB.
    const long Tolerance = 8 << 20;

    [Fact]
    public void A_hundred_thousand_runs_hold_resident_memory_flat()
    {
        using InferenceSession session = new(TestModels.Dense);
        float[] data = [1, 0, 0];
        string[] inputNames = ["x"];
        string[] outputNames = ["y"];

        ResidentMemory.RequireFlat(Tolerance, () =>
        {
            for (int i = 0; i < 100_000; i++)
            {
                using OrtValue x = OrtValue.CreateTensorValueFromMemory(data, [1, 3]);
                using var outputs = session.Run(null, inputNames, [x], outputNames);
                Assert.Equal(3f, outputs[0].GetTensorDataAsSpan<float>()[1]);
            }
        });
    }

    [Fact]
    public void Sessions_give_their_memory_back()
    {
        byte[] model = LargeModel();

        // One model of 4 MB that stays would show thirty times over.
        ResidentMemory.RequireFlat(16 << 20, () =>
        {
            for (int i = 0; i < 30; i++)
            {
                using InferenceSession session = new(model);
                using OrtValue input = OrtValue.CreateTensorValueFromMemory(new float[1024], [1, 1024]);
                using var outputs = session.Run(null, ["in"], [input], ["out"]);
                Assert.Equal(0f, outputs[0].GetTensorDataAsSpan<float>()[7]);
            }
        });
    }

    [Fact]
    public void What_nobody_disposes_the_collector_frees_in_any_order() => ResidentMemory.RequireFlat(16 << 20, () =>
    {
        for (int i = 0; i < 20; i++)
        {
            DropMany(20);
            Collect();
        }
    });

    [Fact]
    public void A_run_that_fails_leaves_nothing()
    {
        using SessionOptions quiet = new() { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using InferenceSession session = new(TestModels.SumAndDifference, quiet);
        using OrtValue two = OrtValue.CreateTensorValueFromMemory(new float[4], [2, 2]);
        using OrtValue three = OrtValue.CreateTensorValueFromMemory(new float[6], [3, 2]);
        ResidentMemory.RequireFlat(Tolerance, () =>
        {
            for (int i = 0; i < 6000; i++)
                Assert.Throws<OnnxRuntimeException>(() => session.Run(null, ["left", "right"], [two, three], ["sum"]));
        });
    }

    [Fact]
    public void Collections_at_any_moment_do_not_disturb_a_run()
    {
        using CancellationTokenSource done = new();
        Thread collector = new(() =>
        {
            while (!done.IsCancellationRequested)
            {
                Collect();
                Thread.Yield();
            }
        });
        collector.Start();

        for (int i = 0; i < 500; i++)
            Assert.Equal([i + 1f, 3f], RunWithoutDispose(i));

        done.Cancel();
        collector.Join();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void DropMany(int sessions)
    {
        for (int i = 0; i < sessions; i++)
        {
            InferenceSession session = new(TestModels.Dense, new SessionOptions { IntraOpNumThreads = 1 });
            OrtValue x = OrtValue.CreateTensorValueFromMemory(new float[3 * 1024], [1024, 3]);
            OrtIoBinding binding = session.CreateIoBinding();
            binding.BindInput("x", x);
            binding.BindOutputToDevice("y", new OrtMemoryInfo("Cpu", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default));
            OrtValue y = session.RunWithBoundResults(new RunOptions(), binding)[0];
            OrtMemoryAllocation block = new OrtAllocator(session, y.GetTensorMemoryInfo()).Allocate(64);
            Assert.Equal(64u, block.Size);
            Assert.Equal(1f, y.GetTensorDataAsSpan<float>()[1]);
            GC.KeepAlive(y);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static float[] RunWithoutDispose(int i)
    {
        InferenceSession session = new(TestModels.SumAndDifference, new SessionOptions { IntraOpNumThreads = 1 });
        float[] sum = new float[2];
        session.Run(
            new RunOptions(),
            ["left", "right"],
            [OrtValue.CreateTensorValueFromMemory([i, 1f], [1, 2]), OrtValue.CreateTensorValueFromMemory([1f, 2f], [1, 2])],
            ["sum"],
            [OrtValue.CreateTensorValueFromMemory(sum, [1, 2])]);
        return sum;
    }

    static byte[] LargeModel() => new OnnxModel
    {
        Inputs = [new("in", TensorElementType.Float, "N", 1024)],
        Outputs = [new("out", TensorElementType.Float, "N", 1024)],
        Nodes = [new("MatMul", ["in", "w"], ["out"])],
        Weights = [new("w", new float[1024 * 1024], 1024, 1024)],
    }.ToBytes();

    static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
