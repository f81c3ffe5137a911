using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.NN;

/// <summary>The inputs and parameters of the fixtures, as tests/fixtures/torch/make_layer_fixtures.py makes them.</summary>
static class Ramp
{
    /// <summary>Values between -2 and 2 without pattern, the same for the same start.</summary>
    internal static Tensor Of(long[] shape, int start = 0)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (long i = 0; i < values.Length; i++)
            values[i] = (float)((i + 37 * start) * 389 % 1009 / 1009.0 * 4 - 2);
        return tensor(values).reshape(shape);
    }

    internal static void Fill(nn.Module module)
    {
        using IDisposable recording = no_grad();
        int place = 0;
        foreach ((_, Parameter parameter) in module.named_parameters())
            parameter.copy_(Of(parameter.shape, ++place) * 0.5);
        place = 11;
        foreach ((string name, Tensor buffer) in module.named_buffers())
        {
            if (name.EndsWith("running_var"))
                buffer.copy_(Of(buffer.shape, place).abs() + 0.5);
            else if (name.EndsWith("running_mean"))
                buffer.copy_(Of(buffer.shape, place));
            place++;
        }
    }
}
