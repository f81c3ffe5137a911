using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation.Scorers;

/// <summary>A model that says of images which class they are, whatever it has to be given for that.</summary>
interface IScorer : IDisposable
{
    /// <summary>Its ONNX file.</summary>
    string Path { get; }

    /// <summary>What Strata wrote into the file; defaults for other files.</summary>
    ModelMetadata Metadata { get; }

    /// <summary>Makes sure that the model can score these images, before any work is done.</summary>
    /// <returns>The number of classes that it tells apart.</returns>
    /// <exception cref="InputException">It cannot.</exception>
    int RequireFits(ImageSet set);

    /// <summary>Scores every image of a set, in its order.</summary>
    /// <param name="set">The images.</param>
    /// <param name="name">What progress calls the model.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Scores Score(ImageSet set, string name, Shell shell);
}
