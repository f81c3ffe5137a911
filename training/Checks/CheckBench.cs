using Strata.CommandLine;
using Strata.Training.Augmentations;
using Strata.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Checks;

/// <summary>A network with its first weights and some training images, laid out for the checks. It is not fit to be trained after.</summary>
sealed class CheckBench : IDisposable
{
    /// <summary>Enough images that a mean over them says something, few enough for the largest network.</summary>
    const long MostImages = 128;

    readonly Tensor _indices;

    /// <summary>Loads the data and builds the network.</summary>
    /// <exception cref="InputException">An option, the data or the device is wrong.</exception>
    public CheckBench(TrainingOptions options, Shell shell)
    {
        Setup = new TrainingSetup(options, shell);
        _indices = Setup.Data.Train.narrow(0, 0, Math.Min(MostImages, Setup.Data.Train.shape[0])).DetachFromDisposeScope();
    }

    /// <summary>Everything that the options stand for.</summary>
    public TrainingSetup Setup { get; }

    /// <summary>The network.</summary>
    public Module<Tensor, Tensor> Model => Setup.Model;

    /// <summary>The number of classes.</summary>
    public int Classes => Setup.Data.Images.ClassNames.Count;

    /// <summary>Normalised training images float32 [B,C,H,W], not augmented, and their labels.</summary>
    public Batch Images() => Setup.Data.Batch(_indices);

    /// <summary>Puts a network in training form, but for dropout: a check should not depend on which units a draw leaves out.</summary>
    public static void TrainWithoutDropout(Module model)
    {
        model.train();
        foreach (Module module in model.modules())
            if (IsDropout(module))
                module.eval();
    }

    /// <summary>Whether a module is dropout of any kind.</summary>
    public static bool IsDropout(Module module) => module.GetType().Name.Contains("Dropout", StringComparison.Ordinal);

    public void Dispose()
    {
        _indices.Dispose();
        Setup.Dispose();
    }
}
