using Strata.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Training.RateFinding;

/// <summary>Steps of training at rates of one's own choice, over shuffled batches without end. Validation images stay unseen too.</summary>
sealed class RateSteps : IDisposable
{
    readonly TrainingSetup _setup;
    readonly double[] _shares;
    Tensor _order;
    long _next;
    int _pass;

    /// <param name="setup">What is trained; its weights change.</param>
    public RateSteps(TrainingSetup setup)
    {
        _setup = setup;
        // Groups of parameters that learn slower than the rest go on doing so.
        _shares = [.. setup.Optimizer.ParamGroups.Select(group => group.LearningRate / setup.Options.LearningRate)];
        manual_seed(setup.Options.Seed);
        setup.Model.train();
        _order = Shuffled();
    }

    /// <summary>Takes one step and returns the batch's loss before it.</summary>
    public double Take(double rate)
    {
        foreach ((var group, double share) in _setup.Optimizer.ParamGroups.Zip(_shares))
            group.LearningRate = rate * share;
        using DisposeScope scope = NewDisposeScope();
        return _setup.Step.Take(_setup.Data.AugmentedBatch(Next())).Loss;
    }

    public void Dispose() => _order.Dispose();

    Tensor Next()
    {
        long size = Math.Min(_setup.Options.BatchSize, _order.shape[0]);
        if (_next + size > _order.shape[0])
        {
            _order.Dispose();
            (_order, _next) = (Shuffled(), 0);
        }
        Tensor batch = _order.narrow(0, _next, size);
        _next += size;
        return batch;
    }

    Tensor Shuffled() => _setup.Order.Of(++_pass).DetachFromDisposeScope();
}
