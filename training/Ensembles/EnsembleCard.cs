using System.Globalization;
using System.Text;

namespace Strata.Training.Ensembles;

/// <summary>The model card of an ensemble.</summary>
static class EnsembleCard
{
    public static string Of(EnsembleRecord record)
    {
        StringBuilder card = new();
        void Line(string text = "") => card.Append(text).Append('\n');
        Line($"# {record.Run}");
        Line();
        string models = record.Members.Count == 1 ? "1 model" : Invariant($"{record.Members.Count} models");
        string classes = Invariant($"{record.Classes.Count} classes: {string.Join(", ", record.Classes)}");
        Line($"An ensemble of {models} in one graph ({record.Shape}, {classes}).");
        Line();
        Line("| what | value |");
        Line("| --- | --- |");
        foreach (Strata.Onnx.MemberMetadata member in record.Members)
            Line($"| member | {member.Name} (SHA-256 {member.Sha256}) |");
        if (record.Views.Count > 0)
            Line(Invariant($"| views | {string.Join(", ", record.Views)}: each image is looked at {record.Looks} times |"));
        Line($"| trained on | {record.DataSet ?? "different data"} |");
        Line(Invariant($"| weights | {record.Weights:N0} |"));
        (EnsembleProof check, Runs.RunEnvironment made) = (record.Check, record.Environment);
        string on = Invariant($"{check.Images} images of {check.On}, batches of {string.Join(", ", check.Batches)}");
        Line(Invariant($"| check | the graph and averaging outside of it differ by at most {check.Largest:0.0e+0} on {on} |"));
        Line($"| made with | Strata {made.Strata} ({made.Packages} packages), {made.DotNet}, {made.Started:yyyy-MM-dd} |");
        Line();
        Line("`model.onnx` takes `image`, uint8 [N,C,H,W], and gives `probabilities`, the mean of the members' over all views, and");
        Line("`logits`, its logarithm; both float32 [N,classes]. Inside, a batch of N images is N times the views.");
        return card.ToString();
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
