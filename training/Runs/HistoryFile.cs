using System.Globalization;
using CsvHelper;
using Strata.Storage;
using Strata.Training.Loop;

namespace Strata.Training.Runs;

/// <summary>history.csv: one line an epoch, with a header; what was not measured is empty.</summary>
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

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It is missing or damaged.</exception>
    public static IReadOnlyList<EpochRecord> Read(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"there is no {path}: the run has not finished its first epoch yet");
        try
        {
            using CsvReader csv = CsvReader.Create(File.ReadAllBytes(path));
            List<EpochRecord> history = [];
            while (csv.Read())
                history.Add(Epoch(csv));
            return history.Count > 0 ? history : throw new FormatException("it holds no epoch");
        }
        catch (Exception damage) when (damage is CsvFormatException or FormatException or ArgumentException or KeyNotFoundException)
        {
            throw new InputException($"{path} is damaged ({damage.Message}): train the run again with --overwrite", damage);
        }
    }

    static EpochRecord Epoch(CsvReader csv)
    {
        double Number(string column) => csv.Parse<double>(column);
        double? NumberOrNone(string column) => csv.GetString(column).Length == 0 ? null : csv.Parse<double>(column);
        return new EpochRecord(
            (int)Number("epoch"), (long)Number("step"), Number("learningRate"), Number("trainLoss"), Number("trainAccuracy"),
            NumberOrNone("validationLoss"), NumberOrNone("validationAccuracy"), Number("seconds"), Number("imagesPerSecond"));
    }

    static string[] Fields(EpochRecord epoch)
    {
        static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
        return
        [
            Text(epoch.Epoch), Text(epoch.Step), Text(epoch.LearningRate), Text(epoch.TrainLoss), Text(epoch.TrainAccuracy),
            Text(epoch.ValidationLoss), Text(epoch.ValidationAccuracy), Text(epoch.Seconds), Text(epoch.ImagesPerSecond),
        ];
    }
}
