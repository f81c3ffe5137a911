using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

public class TrainingStepTests
{
    [Fact]
    public void Gradient_descent_recovers_a_known_linear_map()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(3);
        Tensor x = randn(64, 3, generator: generator);
        Tensor truth = tensor(new float[] { 2, -1, 0.5f });
        Tensor y = x.mv(truth) + 0.25;
        var weight = new TorchSharp.Modules.Parameter(zeros(3));
        var bias = new TorchSharp.Modules.Parameter(zeros(1));
        for (int step = 0; step < 400; step++)
        {
            Tensor loss = (x.mv(weight) + bias - y).square().mean();
            loss.backward();
            using (no_grad())
            {
                foreach (Tensor parameter in new[] { weight, bias })
                {
                    parameter.sub_(parameter.grad * 0.1);
                    parameter.grad.zero_();
                }
            }
        }
        Assert.True(weight.detach().allclose(truth, atol: 1e-4), $"weight is {weight.detach().data<float>().ToArray()[0]}");
        Assert.Equal(0.25f, bias.item<float>(), 4);
    }
}
