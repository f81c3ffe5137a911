using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

/// <summary>Alone, because these tests count the tensors of the whole process.</summary>
[CollectionDefinition(nameof(LifetimeTests), DisableParallelization = true)]
[Collection(nameof(LifetimeTests))]
public class LifetimeTests
{
    [Fact]
    public void A_disposed_tensor_says_so()
    {
        Tensor tensor = zeros(2);
        tensor.Dispose();
        Assert.True(tensor.IsInvalid, "disposed, yet it has a handle");
        Assert.Throws<ObjectDisposedException>(() => tensor.shape);
        Assert.Throws<ObjectDisposedException>(() => tensor + 1);
        Assert.Throws<ObjectDisposedException>(() => ones(2).add(tensor));
        Assert.Throws<ObjectDisposedException>(() => tensor.requires_grad);
        tensor.Dispose();
    }

    [Fact]
    public void Disposing_from_many_threads_frees_once()
    {
        Settle();
        long before = Tensor.TotalCount;
        for (int round = 0; round < 200; round++)
        {
            Tensor tensor = zeros(8);
            Parallel.For(0, 4, _ => tensor.Dispose());
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void The_finalizer_frees_what_nobody_disposed()
    {
        Settle();
        long before = Tensor.TotalCount;
        MakeGarbage(1000);
        Assert.True(Tensor.PeakCount >= before + 1000, $"the peak is {Tensor.PeakCount}");
        Settle();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_finalizer_never_frees_a_tensor_that_an_operator_is_reading()
    {
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
                GC.Collect(0);
        });
        collector.Start();
        for (int round = 0; round < 300; round++)
        {
            using DisposeScope scope = NewDisposeScope();
            double sum = Unrooted().matmul(Unrooted()).sum().item<float>();
            Assert.Equal(32 * 32 * 32, sum);
        }
        stop.Cancel();
        collector.Join();
    }

    [Fact]
    public void A_training_step_in_a_scope_leaves_only_the_gradient()
    {
        Settle();
        using var weight = new Parameter(ones(4, 4));
        long before = Tensor.TotalCount;
        for (int step = 0; step < 50; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            weight.matmul(weight).relu().sum().backward();
        }
        Assert.Equal(before, Tensor.TotalCount);
        using Tensor gradient = weight.grad;
        Assert.Equal(50 * 8f, gradient[0, 0].item<float>());
    }

    [Fact]
    public void Native_memory_stays_flat_over_many_calls()
    {
        using Tensor numbers = ones(64, 64);
        // One matrix leaked a call would be 4000 · 16 KiB = 64 MiB; the heap of the collector moves by less than 16 once it has settled.
        ResidentMemory.RequireFlat(16 << 20, () =>
        {
            for (int call = 0; call < 4000; call++)
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor sum = cat(numbers.split(16)).matmul(numbers).max(1).values.sum();
                Assert.Equal(64 * 64, sum.item<float>());
                Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => numbers.view(call + 1, 7));
            }
        });
    }

    [Fact]
    public void A_failing_operator_leaves_no_tensor_behind()
    {
        Settle();
        using Tensor left = zeros(2, 3), right = zeros(4, 5);
        long before = Tensor.TotalCount;
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => left.matmul(right));
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_parameter_takes_over_its_data()
    {
        Tensor data = ones(3);
        using var parameter = new Parameter(data);
        Assert.True(data.IsInvalid, "the data still owns the tensor");
        Assert.True(parameter is { requires_grad: true, is_leaf: true }, "a parameter is a leaf that is trained");
        using var frozen = new Parameter(ones(3), requires_grad: false);
        Assert.False(frozen.requires_grad, "it was asked not to train");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static Tensor Unrooted() => ones(32, 32).DetachFromDisposeScope();

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void MakeGarbage(int count)
    {
        for (int i = 0; i < count; i++)
            zeros(4);
    }

    static void Settle()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
