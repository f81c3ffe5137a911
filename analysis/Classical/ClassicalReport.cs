namespace Strata.Analysis.Classical;

/// <summary>Everything that `classical` found.</summary>
/// <param name="DataSet">The data set's name.</param>
/// <param name="Seed">Of the subset and of all that is random.</param>
/// <param name="TrainImages">Images that were learned from.</param>
/// <param name="TestImages">Images that were judged on.</param>
/// <param name="Models">One a method and kind of features, in the order asked for.</param>
sealed record ClassicalReport(string DataSet, int Seed, int TrainImages, int TestImages, IReadOnlyList<ClassicalResult> Models);
