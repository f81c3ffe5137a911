using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Strata.Storage;

namespace Strata.Training.CrossValidation;

/// <summary>folds.csv, one line a fold with a header, and summary.json with mean, deviation and interval.</summary>
static class CrossValidationFiles
{
    static readonly string[] Header =
        ["fold", "run", "trainImages", "validationImages", "bestEpoch", "validationAccuracy", "validationLoss", "trainSeconds"];

    public static void Write(string folder, CrossValidation result)
    {
        OutputFolder.Require(folder);
        AtomicFile.Write(Path.Combine(folder, "folds.csv"), stream =>
        {
            using CsvWriter csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
            csv.WriteRecord(Header);
            foreach (FoldResult fold in result.Results)
                csv.WriteRecord(Fields(fold));
        });
        AtomicFile.WriteText(Path.Combine(folder, "summary.json"), JsonSerializer.Serialize(result, Json.Indented) + "\n");
    }

    static string[] Fields(FoldResult fold)
    {
        static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
        return
        [
            Text(fold.Fold), fold.Run, Text(fold.TrainImages), Text(fold.ValidationImages), Text(fold.BestEpoch),
            Text(fold.ValidationAccuracy), Text(fold.ValidationLoss), Text(fold.TrainSeconds),
        ];
    }
}
