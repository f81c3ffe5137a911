using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.NN;

public class GradientUtilityTests
{
    [Theory]
    [InlineData(2, 5, 13, new[] { 3 * 5 / 13f, 4 * 5 / 13f, -12 * 5 / 13f })]      // |(3, 4, -12)| = 13
    [InlineData(2, 20, 13, new[] { 3f, 4f, -12f })]
    [InlineData(1, 1.9, 19, new[] { 0.3f, 0.4f, -1.2f })]
    [InlineData(double.PositiveInfinity, 6, 12, new[] { 1.5f, 2f, -6f })]
    public void Gradients_are_scaled_together_to_the_norm_and_the_norm_before_is_returned(
        double type, double max, double norm, float[] expected)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] parameters = [With([3, 4]), With([-12]), new(zeros(2))];
        Assert.Equal(norm, nn.utils.clip_grad_norm_(parameters, max, type), 5);
        float[] clipped = [.. parameters[0].grad.data<float>().ToArray(), parameters[1].grad.item<float>()];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], clipped[i], 1e-5f);
    }

    [Fact]
    public void A_gradient_that_is_no_number_shows_in_the_norm()
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] parameters = [With([3, float.NaN])];
        Assert.True(double.IsNaN(nn.utils.clip_grad_norm_(parameters, 1)), "the NaN was lost");
        Assert.Equal(0, nn.utils.clip_grad_norm_([], 1));
    }

    [Fact]
    public void Gradients_are_cut_off_value_by_value()
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] parameters = [With([3, -0.1f]), With([-12])];
        nn.utils.clip_grad_value_(parameters, 0.5);
        Assert.Equal([0.5f, -0.1f], parameters[0].grad.data<float>().ToArray());
        Assert.Equal(-0.5f, parameters[1].grad.item<float>());
    }

    [Fact]
    public void Parameters_go_into_a_vector_and_back()
    {
        using DisposeScope scope = NewDisposeScope();
        using Linear layer = nn.Linear(3, 2);
        Tensor vector = nn.utils.parameters_to_vector(layer.parameters());
        Assert.Equal([8], vector.shape);
        nn.utils.vector_to_parameters(arange(8).to(ScalarType.Float32), layer.parameters());
        Assert.Equal([0, 1, 2, 3, 4, 5], layer.weight.detach().data<float>().ToArray());
        Assert.Equal([6, 7], layer.bias.detach().data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => nn.utils.vector_to_parameters(zeros(7), layer.parameters()));
    }

    static Parameter With(float[] gradient)
    {
        var parameter = new Parameter(zeros(gradient.Length));
        parameter.grad = tensor(gradient);
        return parameter;
    }
}
