using Strata.Data;
using Strata.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Transfer;

/// <summary>
/// Transfer learning (Yosinski 2014): a model starts from the weights of another run, of the same family but perhaps with other
/// classes or images, instead of random ones.
/// </summary>
public static class TransferStart
{
    /// <summary>The last layer, which tells the classes apart.</summary>
    public const string Head = "logits";

    /// <summary>Copies every parameter and buffer whose name and shape fit; the others keep the values that they have.</summary>
    /// <param name="model">The model; changed in place, on any device.</param>
    /// <param name="run">The run's folder, or its name under <paramref name="models"/>.</param>
    /// <param name="models">The folder of all runs.</param>
    /// <param name="keepHead">Whether the head is taken over as well, where it fits.</param>
    /// <exception cref="InputException">The run is unknown, has no weights or damaged ones, or nothing of it fits.</exception>
    public static TransferReport Apply(
        Module<Tensor, Tensor> model, string run, string models = "models", bool keepHead = false)
    {
        (string path, RunRecord record) = RunFolder.Find(run, models);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable quiet = no_grad();
        using Module<Tensor, Tensor> source = Load(path, record);
        Dictionary<string, Tensor> theirs = source.state_dict();
        (List<string> kept, List<string> replaced, List<string> missing) = ([], [], []);
        foreach ((string name, Tensor own) in model.state_dict())
        {
            if (!theirs.TryGetValue(name, out Tensor? value))
                missing.Add(name);
            else if ((IsHead(name) && !keepHead) || !own.shape.SequenceEqual(value.shape))
                replaced.Add(name);
            else
            {
                own.copy_(value);
                kept.Add(name);
            }
        }
        return kept.Count > 0 ? new TransferReport(record.Run, kept, replaced, missing)
            : throw new InputException(
                $"nothing of {path} ({record.Options.Model}, {record.Data.Shape}) fits this model: "
                + "start from a run of the same family");
    }

    internal static bool IsHead(string parameter) => parameter.StartsWith($"{Head}.", StringComparison.Ordinal);

    static Module<Tensor, Tensor> Load(string path, RunRecord record)
    {
        string weights = Path.Combine(path, "weights.bin");
        if (!File.Exists(weights))
            throw new InputException(
                $"{path} has no weights.bin to start from: finish it with `resume {path}`, or name a run that was trained");
        Module<Tensor, Tensor> source =
            TrainingRun.BuildModel(record.Options.Model, ShapeOf(record), record.Data.Classes.Count);
        try
        {
            source.load(weights);
            return source;
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException or ArgumentException)
        {
            source.Dispose();
            throw new InputException(
                $"{weights} is damaged ({damage.Message}): train {record.Run} again with --overwrite", damage);
        }
    }

    static ImageShape ShapeOf(RunRecord record)
    {
        int[] sizes = [.. record.Data.Shape.Split('x').Select(size => int.TryParse(size, out int pixels) ? pixels : 0)];
        return sizes is [> 0, > 0, > 0] ? new ImageShape(sizes[0], sizes[1], sizes[2])
            : throw new InputException(
                $"run.json of {record.Run} has the image shape '{record.Data.Shape}', which is none, as in 1x28x28");
    }
}
