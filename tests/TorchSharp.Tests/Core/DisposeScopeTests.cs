using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside, sum;
        using (DisposeScope scope = NewDisposeScope())
        {
            inside = zeros(2);
            sum = inside + 1;
            Assert.Equal(2, scope.DisposablesCount);
            Assert.True(scope.Contains(sum), "the scope does not know the sum");
        }
        Assert.True(inside.IsInvalid && sum.IsInvalid, "the scope left tensors behind");
    }

    [Fact]
    public void Moving_out_hands_a_tensor_to_the_outer_scope()
    {
        Tensor kept, free;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                kept = ones(2).MoveToOuterDisposeScope();
                free = ones(2).DetachFromDisposeScope();
            }
            Assert.Equal(2, kept.sum().item<float>());
        }
        Assert.True(kept.IsInvalid, "the outer scope did not dispose what it was handed");
        Assert.Equal(2, free.sum().item<float>());
        free.Dispose();
    }

    [Fact]
    public void Moving_out_of_the_outermost_scope_is_detaching()
    {
        Tensor kept;
        using (NewDisposeScope())
            kept = ones(2).MoveToOuterDisposeScope();
        Assert.False(kept.IsInvalid, "nobody owned it any more, yet it went");
        kept.Dispose();
    }

    [Fact]
    public void Everything_but_the_named_goes_now()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor first = zeros(1), second = zeros(1), third = zeros(1);
        (Tensor a, Tensor b) = scope.DisposeEverythingBut(first, third);
        Assert.True(second.IsInvalid, "the second was not named");
        Assert.Same(first, a);
        Assert.Same(third, b);
        Assert.Equal(2, scope.DisposablesCount);
        scope.DisposeEverything();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void A_scope_can_take_over_a_tensor_of_another()
    {
        using DisposeScope outer = NewDisposeScope();
        Tensor tensor = zeros(1);
        using (DisposeScope inner = NewDisposeScope())
        {
            inner.Attach(tensor);
            Assert.False(outer.Contains(tensor), "two scopes hold one tensor");
        }
        Assert.True(tensor.IsInvalid, "the inner scope took it and must have disposed it");
    }

    [Fact]
    public void A_tensor_follows_another_into_its_scope()
    {
        using DisposeScope outer = NewDisposeScope();
        Tensor anchor = zeros(1), moved;
        using (NewDisposeScope())
            moved = ones(1).MoveToOtherDisposeScope(anchor);
        Assert.True(outer.Contains(moved), "it did not follow the anchor");
    }

    [Fact]
    public void A_disposed_tensor_leaves_its_scope()
    {
        using DisposeScope scope = NewDisposeScope();
        zeros(1).Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void A_parameter_takes_the_place_of_its_data_in_the_scope()
    {
        using DisposeScope scope = NewDisposeScope();
        var parameter = new Parameter(zeros(1));
        Assert.Equal([parameter], scope.DisposablesView);
    }

    [Fact]
    public void Closing_an_outer_scope_first_does_not_break_the_inner_one()
    {
        DisposeScope outer = NewDisposeScope(), inner = NewDisposeScope();
        Tensor tensor = zeros(1);
        outer.Dispose();
        Assert.False(tensor.IsInvalid, "it belongs to the inner scope");
        inner.Dispose();
        Assert.True(tensor.IsInvalid, "the inner scope is closed");
        Assert.Throws<ObjectDisposedException>(() => inner.DisposablesCount);
    }

    [Fact]
    public void Only_tensors_can_be_attached()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Contains("MemoryStream", Assert.Throws<InvalidOperationException>(() => scope.Attach(new MemoryStream())).Message);
    }

    [Fact]
    public void Scopes_belong_to_their_thread_and_are_counted_there()
    {
        using DisposeScope scope = NewDisposeScope();
        var thread = new Thread(() =>
        {
            DisposeScopeManager.Statistics.Reset();
            using (NewDisposeScope())
            {
                zeros(1);
                zeros(1).DetachFromDisposeScope().Dispose();
            }
            zeros(1).Dispose();
        });
        long made = 0, gone = 0;
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        var counting = new Thread(() =>
        {
            DisposeScopeManager.Statistics.Reset();
            using (NewDisposeScope())
                zeros(1);
            (made, gone) = (DisposeScopeManager.Statistics.CreatedInScopeCount,
                DisposeScopeManager.Statistics.DisposedInScopeCount);
        });
        counting.Start();
        counting.Join();
        Assert.Equal((1, 1), (made, gone));
    }

    [Fact]
    public void A_wrapped_expression_keeps_only_its_result()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor result = WrappedTensorDisposeScope(() => (ones(2) + 1) * 2);
        Assert.Equal(1, scope.DisposablesCount);
        Assert.Equal([4f, 4], result.data<float>().ToArray());
    }
}
