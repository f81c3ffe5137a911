using System.Text.Json;
using Strata.Storage;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Loop;

/// <summary>
/// last.bin: all that a run needs to go on after its last finished epoch. A header in JSON (the history), then the weights and the
/// optimizer's state in TorchSharp's own formats.
/// </summary>
static class Checkpoint
{
    const string Magic = "strata-checkpoint-1";

    /// <summary>Writes the file, whole or not at all.</summary>
    public static void Save(string path, IReadOnlyList<EpochRecord> history, Module<Tensor, Tensor> model, OptimizerHelper optimizer) =>
        AtomicFile.Write(path, stream =>
        {
            using BinaryWriter writer = new(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            writer.Write(Magic);
            writer.Write(JsonSerializer.Serialize(history, Json.Line));
            model.save(writer);
            optimizer.save_state_dict(writer);
        });

    /// <summary>The history alone: a learning rate schedule has to replay it before the optimizer's state comes back.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public static IReadOnlyList<EpochRecord> ReadHistory(string path) => Read(path, _ => { });

    /// <summary>Restores model and optimizer.</summary>
    /// <exception cref="InputException">The file is damaged, or belongs to another model.</exception>
    public static void Restore(string path, Module<Tensor, Tensor> model, OptimizerHelper optimizer) => Read(path, reader =>
    {
        model.load(reader);
        optimizer.load_state_dict(reader);
    });

    static IReadOnlyList<EpochRecord> Read(string path, Action<BinaryReader> state)
    {
        try
        {
            using BinaryReader reader = new(File.OpenRead(path));
            if (reader.ReadString() != Magic)
                throw new InputException($"{path} is no checkpoint of this version of Strata: train again with --overwrite");
            EpochRecord[] history = JsonSerializer.Deserialize<EpochRecord[]>(reader.ReadString(), Json.Line)!;
            state(reader);
            return history;
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException or ArgumentException or JsonException or FormatException)
        {
            throw new InputException($"{path} is damaged ({damage.Message}): train again with --overwrite", damage);
        }
    }
}
