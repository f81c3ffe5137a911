using Strata.CommandLine;
using Strata.Training.Runs;

namespace Strata.Training.CrossValidation;

/// <summary>
/// How one fold came out. Accuracy and loss are those of the epoch that was kept, on the images that were held out; they chose it.
/// </summary>
/// <param name="Fold">Counted from 1.</param>
/// <param name="Run">Its run.</param>
/// <param name="TrainImages">Images trained on.</param>
/// <param name="ValidationImages">Images held out.</param>
/// <param name="BestEpoch">The epoch that was kept.</param>
/// <param name="ValidationAccuracy">Share of the held out images classified right.</param>
/// <param name="ValidationLoss">Their mean cross-entropy in nats.</param>
/// <param name="TrainSeconds">Seconds of all training passes.</param>
public sealed record FoldResult(
    int Fold, string Run, long TrainImages, long ValidationImages, int BestEpoch, double ValidationAccuracy,
    double ValidationLoss, double TrainSeconds);

/// <summary>
/// A stratified k-fold cross-validation (Kohavi 1995): as many runs as folds, each validated with another part of the training
/// images.
/// </summary>
/// <param name="Model">The model and its knobs.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="Folds">The number of folds.</param>
/// <param name="Seed">Of folds and runs.</param>
/// <param name="Accuracy">Of the folds' validation accuracies.</param>
/// <param name="Loss">Of the folds' validation losses.</param>
/// <param name="Results">Fold by fold.</param>
public sealed record CrossValidation(
    string Model, string DataSet, int Folds, int Seed, MeanInterval Accuracy, MeanInterval Loss,
    IReadOnlyList<FoldResult> Results)
{
    /// <summary>Trains every fold that is not done yet; each is a run of its own.</summary>
    /// <param name="options">How to train; its fold is filled in here.</param>
    /// <param name="folds">At least 2.</param>
    /// <param name="path">What the folds' folders are called, without -fold1 and so on.</param>
    /// <param name="overwrite">Whether to train anew what stands there.</param>
    /// <param name="jobs">Folds that are trained at a time, at least 1.</param>
    /// <param name="shell">Hears how it goes.</param>
    /// <exception cref="InputException">An option is wrong, or a folder holds a run with other options.</exception>
    public static CrossValidation Run(TrainingOptions options, int folds, string path, bool overwrite, int jobs, Shell shell)
    {
        (string, TrainingOptions)[] runs = [.. Enumerable.Range(1, folds).Select(fold => ($"{path}-fold{fold}", options with { Folds = folds, Fold = fold }))];
        FoldResult[] results = [.. RunSeries.FinishAll("folds", runs, overwrite, jobs, shell).Select((record, place) => new FoldResult(
            place + 1, record.Run, record.Data.TrainImages, record.Data.ValidationImages, record.Best!.Epoch,
            record.Best.ValidationAccuracy!.Value, record.Best.ValidationLoss!.Value, record.TrainSeconds))];
        return new CrossValidation(
            options.Model, options.DataSet, folds, options.Seed,
            MeanInterval.Of([.. results.Select(result => result.ValidationAccuracy)]).Within(0, 1),
            MeanInterval.Of([.. results.Select(result => result.ValidationLoss)]).Within(0, double.PositiveInfinity), results);
    }
}
