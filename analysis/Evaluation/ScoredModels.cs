using Strata.Data;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation;

/// <summary>A model and what it says of every image.</summary>
/// <param name="File">Where it lies; its name is unlike those of the models beside it.</param>
/// <param name="Result">Its predictions and every figure about them.</param>
sealed record ScoredModel(ModelFile File, EvaluationResult Result)
{
    /// <summary>What tables call it.</summary>
    public string Name => File.Name;

    /// <summary>What it says.</summary>
    public Predictions Predictions => Result.Predictions;

    /// <summary>[N]: whether it takes an image for another class.</summary>
    public bool[] Misses() => [.. Predictions.Labels.Zip(Predictions.Predicted, (label, predicted) => label != predicted)];
}

/// <summary>Models that were all scored on the same images: what `compare`, `errors` and `report` look at.</summary>
/// <param name="Set">The images.</param>
/// <param name="Models">In the order they were named, at least one.</param>
/// <param name="AreHeldOut">Whether no model learned from these images, as far as its file says.</param>
sealed record ScoredModels(ImageSet Set, IReadOnlyList<ScoredModel> Models, bool AreHeldOut)
{
    /// <summary>That the classes are grades; null where they have no order.</summary>
    public Grading? Grading => Models[0].Predictions.Grading;

    /// <summary>What each model says, with its name.</summary>
    public (string Name, Predictions Predictions)[] Named() => [.. Models.Select(model => (model.Name, model.Predictions))];
}
