using System.Globalization;
using CsvHelper;
using Strata.Storage;
using Strata.Training.Loop;

namespace Strata.Training.Runs;

/// <summary>history.csv: one line an epoch, with a header.</summary>
static class HistoryFile
{
    static readonly string[] Header =
        ["epoch", "step", "learningRate", "trainLoss", "trainAccuracy", "validationLoss", "validationAccuracy", "seconds", "imagesPerSecond"];

    /// <summary>Writes the file, whole or not at all.</summary>
    public static void Write(string path, IReadOnlyList<EpochRecord> history) => AtomicFile.Write(path, stream =>
    {
        using CsvWriter csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(Header);
        foreach (EpochRecord epoch in history)
            csv.WriteRecord(Fields(epoch));
    });

    static string[] Fields(EpochRecord epoch)
    {
        static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
        return
        [
            Text(epoch.Epoch), Text(epoch.Step), Text(epoch.LearningRate), Text(epoch.TrainLoss), Text(epoch.TrainAccuracy),
            Text(epoch.ValidationLoss), Text(epoch.ValidationAccuracy), Text(epoch.Seconds), Text(epoch.ImagesPerSecond),
        ];
    }
}
