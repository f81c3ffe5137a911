using Strata.CommandLine;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

/// <summary>How a finished run is reported: a line for people, an object for machines.</summary>
sealed record RunSummary(
    string Run, string Folder, string Model, string DataSet, long Parameters, int Epochs, int BestEpoch, double ValidationAccuracy,
    double TrainSeconds, double ImagesPerSecond, double LargestExportDifference)
{
    public static int Report(Shell shell, RunFolder folder, RunRecord record)
    {
        RunSummary summary = new(
            record.Run, folder.Path, record.Options.Model, record.Data.Name, record.Parameters, record.EpochsTrained, record.Best!.Epoch,
            record.Best.ValidationAccuracy, record.TrainSeconds, record.ImagesPerSecond, record.Export!.Largest);
        shell.Say($"{summary.Run}: {summary.Parameters:N0} parameters, {summary.Epochs} {(summary.Epochs == 1 ? "epoch" : "epochs")} in {summary.TrainSeconds:0.0} s ({summary.ImagesPerSecond:N0} images/s), "
            + $"best epoch {summary.BestEpoch} with validation accuracy {summary.ValidationAccuracy:0.0000}, largest export difference {summary.LargestExportDifference:0.0e+0}");
        shell.Say($"written: {folder.Path}");
        shell.Emit(summary);
        return 0;
    }
}
