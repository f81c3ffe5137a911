using System.Globalization;
using System.Text;
using Strata.Training.Loop;

namespace Strata.Training.Runs;

/// <summary>The model card of a run (after Mitchell 2019): what it is, how it was made, how good it is, how it was checked.</summary>
static class ModelCard
{
    public static string Of(RunRecord record)
    {
        StringBuilder card = new();
        void Line(string text = "") => card.Append(text).Append('\n');
        TrainingOptions options = record.Options;
        Line($"# {record.Run}");
        Line();
        Line($"`{options.Model}` trained on `{record.Data.Name}` ({record.Data.Shape}, {record.Data.Classes.Count} classes: {string.Join(", ", record.Data.Classes)}).");
        Line();
        Line("| what | value |");
        Line("| --- | --- |");
        Line(Invariant($"| parameters | {record.Parameters:N0} |"));
        Line(Invariant($"| images | {record.Data.TrainImages:N0} trained on, {HeldOut(record.Data.ValidationImages)} |"));
        Line(Invariant($"| training | {record.EpochsTrained} of {options.Epochs} epochs, batch {options.BatchSize}, {options.Optimizer}, learning rate {options.LearningRate}, schedule {options.Schedule}, seed {options.Seed}{(options.SplitSeed is { } split ? Invariant($", split by seed {split}") : "")}{(options.Ema > 0 ? Invariant($", weights averaged with decay {options.Ema}") : "")} |"));
        if (record.Transfer is { } transfer)
            Line(Invariant($"| transfer | {transfer}; kept weights learn at {options.KeptRate} of the rate{(options.Freeze is { } layer ? $", none up to {layer}" : "")} |"));
        Line(Invariant($"| time | {record.TrainSeconds:0.0} s, {record.ImagesPerSecond:N0} images/s on {record.Environment.Cores} cores ({record.Environment.Device}) |"));
        if (record.Best is { } best)
            Line(Invariant($"| {options.Keep} epoch | {best.Epoch}: {Standing(best)} |"));
        if (record.Export is { } proof)
            Line(Invariant($"| export check | TorchSharp and ONNX Runtime differ by at most {proof.Largest:0.0e+0} over {proof.Layers.Count} tensors, {proof.Images} images, batches of {string.Join(", ", proof.Batches)} |"));
        Line($"| made with | Strata {record.Environment.Strata}, libtorch {record.Environment.Torch} ({record.Environment.Packages} packages), {record.Environment.DotNet}, {record.Environment.Started:yyyy-MM-dd} |");
        Line();
        Line("`model.onnx` takes `image`, uint8 [N,C,H,W], and gives `logits` and `probabilities`, float32 [N,classes]; the normalisation is");
        Line("inside. `layers.onnx` is the same graph with every layer's activation as a further output.");
        return card.ToString();
    }

    static string HeldOut(long images) => images > 0 ? Invariant($"{images:N0} held out to choose the epoch") : "none held out";

    static string Standing(EpochRecord epoch) => epoch.ValidationAccuracy is { } accuracy
        ? Invariant($"validation accuracy {100 * accuracy:0.00} %, loss {epoch.ValidationLoss:0.0000}")
        : Invariant($"accuracy while training {100 * epoch.TrainAccuracy:0.00} %, loss {epoch.TrainLoss:0.0000}");

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
