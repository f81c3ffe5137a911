using Strata.CommandLine;
using Strata.Training.Curves;
using Strata.Training.Runs;
using CurveDiagnosis = Strata.Training.Curves.Diagnosis;

namespace Strata.Training.Verbs;

/// <summary>How a run is reported, finished or stopped on the way: a line for people, an object for machines.</summary>
sealed record RunSummary(
    string Run, string Folder, string Model, string DataSet, long Parameters, int Epochs, int BestEpoch, double? ValidationAccuracy,
    double TrainSeconds, double ImagesPerSecond, double? LargestExportDifference, Verdict? Verdict, string? Diagnosis)
{
    public static int Report(Shell shell, RunFolder folder, RunRecord record)
    {
        // A run that came without its history can be exported all the same.
        CurveDiagnosis? curve = File.Exists(folder.HistoryFile)
            ? CurveDiagnosis.Of(HistoryFile.Read(folder.HistoryFile), record.Data.Classes.Count, record.Data.ValidationImages)
            : null;
        RunSummary summary = new(
            record.Run, folder.Path, record.Options.Model, record.Data.Name, record.Parameters, record.EpochsTrained, record.Best!.Epoch,
            record.Best.ValidationAccuracy, record.TrainSeconds, record.ImagesPerSecond, record.Export?.Largest, curve?.Verdict, curve?.Sentence);
        shell.Say($"{summary.Run}: {summary.Parameters:N0} parameters, {summary.Epochs} {(summary.Epochs == 1 ? "epoch" : "epochs")} in {summary.TrainSeconds:0.0} s ({summary.ImagesPerSecond:N0} images/s), "
            + $"{record.Options.Keep} epoch {summary.BestEpoch}{(summary.ValidationAccuracy is { } accuracy ? $" with validation accuracy {accuracy:0.0000}" : "")}, "
            + (summary.LargestExportDifference is { } largest ? $"largest export difference {largest:0.0e+0}" : $"epoch {summary.Epochs} of {record.Options.Epochs}, not exported"));
        if (curve is not null)
            shell.Say($"curve: {curve.Sentence}");
        shell.Say($"written: {folder.Path}");
        shell.Emit(summary);
        return 0;
    }
}
