namespace Microsoft.ML.Trainers;

/// <summary>What a binary trainer learns from.</summary>
/// <param name="Features">The features.</param>
/// <param name="IsPositive">N labels.</param>
/// <param name="Seed">Seed of all that is random.</param>
sealed record BinaryProblem(FeatureTable Features, bool[] IsPositive, ulong Seed);
