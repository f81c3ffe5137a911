using CsvHelper;
using Strata.Sessions;

namespace Strata.Analysis.Training;

/// <summary>One epoch of a run, as history.csv holds it.</summary>
/// <param name="Epoch">1 and up.</param>
/// <param name="TrainLoss">The mean loss over the epoch's batches.</param>
/// <param name="TrainAccuracy">0 to 1.</param>
/// <param name="ValidationLoss">The loss of the held-out images; NaN where none were held out.</param>
/// <param name="ValidationAccuracy">0 to 1; NaN likewise.</param>
sealed record TrainingEpoch(int Epoch, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy);

/// <summary>How a model was trained.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Epochs">At least one.</param>
sealed record TrainingHistory(string Model, IReadOnlyList<TrainingEpoch> Epochs)
{
    const string FileName = "history.csv";

    /// <summary>Whether images were held out; otherwise the run learned from all of them.</summary>
    public bool HasHeldOut => Epochs.Any(epoch => double.IsFinite(epoch.ValidationAccuracy));

    /// <summary>Reads history.csv beside a model; null where there is none, as beside models of others.</summary>
    /// <exception cref="InputException">It is damaged.</exception>
    public static TrainingHistory? Beside(ModelFile model)
    {
        string path = Path.Combine(Path.GetDirectoryName(model.Path)!, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            using CsvReader csv = CsvReader.Create(File.ReadAllBytes(path));
            List<TrainingEpoch> epochs = [];
            while (csv.Read())
                epochs.Add(new TrainingEpoch(
                    (int)csv.Parse<double>("epoch"), csv.Parse<double>("trainLoss"), csv.Parse<double>("trainAccuracy"),
                    NumberOrNone(csv, "validationLoss"), NumberOrNone(csv, "validationAccuracy")));
            return epochs.Count > 0 ? new TrainingHistory(model.Name, epochs) : throw new FormatException("it holds no epoch");
        }
        catch (Exception damage) when (damage is CsvFormatException or FormatException or ArgumentException or KeyNotFoundException)
        {
            throw new InputException($"{path} is damaged ({damage.Message}): train the run again, or move the file away", damage);
        }
    }

    static double NumberOrNone(CsvReader csv, string column) => csv.GetString(column).Length == 0 ? double.NaN : csv.Parse<double>(column);
}
