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
        Line(Invariant($"An ensemble of {record.Members.Count} {(record.Members.Count == 1 ? "model" : "models")} in one graph ({record.Shape}, {record.Classes.Count} classes: {string.Join(", ", record.Classes)})."));
        Line();
        Line("| what | value |");
        Line("| --- | --- |");
        foreach (Strata.Onnx.MemberMetadata member in record.Members)
            Line($"| member | {member.Name} (SHA-256 {member.Sha256}) |");
        if (record.Views.Count > 0)
            Line(Invariant($"| test-time views | {string.Join(", ", record.Views)}: each image is looked at {record.Looks} times |"));
        Line($"| trained on | {record.DataSet ?? "different data"} |");
        Line(Invariant($"| weights | {record.Weights:N0} |"));
        Line(Invariant($"| check | the graph and averaging outside of it differ by at most {record.Check.Largest:0.0e+0} on {record.Check.Images} images of {record.Check.On}, batches of {string.Join(", ", record.Check.Batches)} |"));
        Line($"| made with | Strata {record.Environment.Strata} ({record.Environment.Packages} packages), {record.Environment.DotNet}, {record.Environment.Started:yyyy-MM-dd} |");
        Line();
        Line("`model.onnx` takes `image`, uint8 [N,C,H,W], and gives `probabilities`, the mean of the members' over all views, and `logits`,");
        Line("its logarithm; both float32 [N,classes]. A batch of N images is N times the views inside.");
        return card.ToString();
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
