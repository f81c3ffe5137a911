using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

public class AutogradTests
{
    [Fact]
    public void Gradients_of_several_backward_calls_add_up()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(3.0, requires_grad: true);
        (x * x).backward();
        (x * x).backward();
        Assert.Equal(12, x.grad.item<double>());
        x.grad = null;
        Assert.Null(x.grad);
        x.grad = tensor(5.0);
        Assert.Equal(5, x.grad.item<double>());
        Assert.Contains("shape", Assert.Throws<ExternalException>(() => x.grad = zeros(2, dtype: float64)).Message);
    }

    [Fact]
    public void Grad_gives_gradients_of_gradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(2.0, requires_grad: true);
        Tensor first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        Tensor second = autograd.grad([first], [x])[0];
        Assert.Equal((12, 12), (first.item<double>(), second.item<double>()));
        Assert.Null(x.grad);
    }

    [Fact]
    public void Grad_of_an_unused_input_is_an_error_or_null()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor used = tensor(2.0, requires_grad: true), unused = tensor(2.0, requires_grad: true);
        Assert.Throws<ExternalException>(() => autograd.grad([used * 2], [unused]));
        IList<Tensor> gradients = autograd.grad([used * 2], [used, unused], allow_unused: true);
        Assert.Equal(2, gradients[0].item<double>());
        Assert.Null(gradients[1]);
    }

    [Fact]
    public void Backward_takes_weights_keeps_graphs_and_chooses_inputs()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1.0, 2 }, requires_grad: true), y = tensor(new[] { 3.0, 4 }, requires_grad: true);
        Tensor product = x * y;
        product.backward([tensor(new[] { 1.0, 10 })], retain_graph: true);
        Assert.Equal([3.0, 40], x.grad.data<double>().ToArray());
        product.backward([ones_like(x)], inputs: [y]);
        Assert.Equal([3.0, 40], x.grad.data<double>().ToArray());
        Assert.Equal([2.0, 22], y.grad.data<double>().ToArray());
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => product.sum().backward()).Message);
    }

    [Fact]
    public void Without_gradients_nothing_is_recorded_and_the_mode_comes_back()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled(), "switched off");
            Assert.False((x * 2).requires_grad, "nothing is recorded here");
            using (enable_grad())
                Assert.True((x * 2).requires_grad, "switched on again inside");
            Assert.False(is_grad_enabled(), "still off outside the inner block");
        }
        Assert.True(is_grad_enabled(), "back on");
        using (inference_mode())
            Assert.True(is_inference_mode_enabled() && !(x * 2).requires_grad, "inference records nothing");
        Assert.False(is_inference_mode_enabled(), "inference has ended");
    }

    [Fact]
    public void The_gradient_mode_belongs_to_its_thread()
    {
        using IDisposable mode = no_grad();
        bool elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(elsewhere, "another thread must not see this thread's mode");
    }

    [Fact]
    public void Inner_tensors_keep_their_gradient_on_request()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(2.0, requires_grad: true);
        Tensor inner = x * 3;
        Assert.False(inner.is_leaf, "a result is no leaf");
        inner.retain_grad();
        inner.square().backward();
        Assert.Equal(12, inner.grad.item<double>());
        Assert.False(inner.detach().requires_grad, "detached");
    }

    [Fact]
    public void What_cannot_be_trained_is_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Contains("floating point", Assert.Throws<ExternalException>(() =>
            ones(1, dtype: int64, requires_grad: true)).Message);
        Tensor inner = ones(1, requires_grad: true) * 2;
        Assert.Contains("leaf", Assert.Throws<ExternalException>(() => inner.requires_grad = false).Message);
        Tensor leaf = ones(1, requires_grad: true);
        Assert.Contains("in-place", Assert.Throws<ExternalException>(() => leaf.add_(1)).Message);
        Assert.Contains("scalar", Assert.Throws<ExternalException>(() => ones(2, requires_grad: true).backward()).Message);
    }

    [Fact]
    public void Anomaly_mode_finds_the_operator_that_made_a_nan()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(-1.0, requires_grad: true);
        using (autograd.detect_anomaly())
        {
            Assert.True(AnomalyMode.IsEnabled, "switched on");
            Assert.Contains("nan", Assert.Throws<ExternalException>(() => x.sqrt().backward()).Message);
        }
        Assert.False(AnomalyMode.IsEnabled, "switched off again");
    }
}
