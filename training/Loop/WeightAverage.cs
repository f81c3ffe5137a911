using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Loop;

/// <summary>
/// The exponential moving average of a network's weights over the steps of its training (Polyak and Juditsky 1992; as the mean teacher of
/// Tarvainen and Valpola 2017): at any rate of learning it stands where the steps wander about.
/// </summary>
/// <remarks>
/// The n-th step keeps min(decay, (1 + n) / (10 + n)) of the average, so that the first steps do not hold it at weights that knew nothing.
/// Running means and variances of batch norm are averaged likewise. Nothing has to be remembered but the average itself.
/// </remarks>
sealed class WeightAverage : IDisposable
{
    readonly (Tensor Average, Tensor Current)[] _pairs;
    readonly double _decay;

    /// <param name="model">The network that learns, with its first weights.</param>
    /// <param name="average">Another of the same kind: it takes over the weights, is the average from then on, and is disposed of with it.</param>
    /// <param name="decay">The share of the average that a step keeps, 0 to below 1.</param>
    public WeightAverage(Module<Tensor, Tensor> model, Module<Tensor, Tensor> average, double decay)
    {
        (Model, _decay) = (average, decay);
        average.load_state_dict(model.state_dict());
        average.eval();
        _pairs = [.. average.parameters().Concat(average.buffers()).Zip(model.parameters().Concat(model.buffers()))];
    }

    /// <summary>The network with the averaged weights.</summary>
    public Module<Tensor, Tensor> Model { get; }

    /// <summary>Takes the weights after a step into the average.</summary>
    /// <param name="step">Counted from 1.</param>
    public void Update(long step)
    {
        using IDisposable quiet = no_grad();
        using Tensor share = tensor((float)(1 - Math.Min(_decay, (1.0 + step) / (10 + step))), device: _pairs[0].Average.device);
        foreach ((Tensor average, Tensor current) in _pairs)
            if (average.is_floating_point())
                average.lerp_(current, share);
            else
                average.copy_(current);
    }

    public void Dispose() => Model.Dispose();
}
