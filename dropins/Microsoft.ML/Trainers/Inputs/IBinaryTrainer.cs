namespace Microsoft.ML.Trainers;

/// <summary>A trainer that can be handed a problem directly, as OneVersusAll does for each class.</summary>
interface IBinaryTrainer<out TModel> where TModel : class
{
    /// <summary>Where the estimator is told to find its features.</summary>
    string Features { get; }

    TModel Train(BinaryProblem problem);
}
