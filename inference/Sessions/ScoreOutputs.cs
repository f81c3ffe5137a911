using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Strata.Sessions;

/// <summary>Which outputs of a classifier hold its scores [N,C].</summary>
/// <param name="Logits">Scores before softmax; null where there are none by that name.</param>
/// <param name="Probabilities">Scores after softmax; null where there are none by that name.</param>
/// <param name="Unnamed">
/// In a file that names neither: its first output of that form, logits or probabilities, told by its values.
/// </param>
public sealed record ScoreOutputs(string? Logits, string? Probabilities, string? Unnamed)
{
    /// <summary>The outputs to fetch: probabilities where the file has them, and logits where it has them.</summary>
    public IReadOnlyList<string> Names => [.. new[] { Logits, Probabilities, Unnamed }.OfType<string>()];

    /// <summary>
    /// Finds the scores: outputs named "logits" and "probabilities" as Strata writes them, or else the first float32
    /// [N,C].
    /// </summary>
    /// <exception cref="InputException">No output holds scores.</exception>
    internal static ScoreOutputs Of(InferenceSession session, string path)
    {
        string batch = session.InputMetadata[session.InputNames[0]].SymbolicDimensions.FirstOrDefault("");
        string[] scores = [.. session.OutputNames.Where(name => IsScores(session.OutputMetadata[name], batch, path))];
        string? Named(string name) => scores.Contains(name) ? name : null;
        if (scores.Length == 0)
            throw new InputException(
                $"{path} is no classifier: none of its outputs ({string.Join(", ", session.OutputNames)}) "
                + "is float32 [N,classes]");
        if (scores.FirstOrDefault(name => session.OutputMetadata[name].Dimensions[1] == 0) is { } empty)
            throw new InputException($"{path} tells 0 classes apart: its output '{empty}' is float32 [N,0]");
        return (Named("logits"), Named("probabilities")) switch
        {
            (null, null) => new ScoreOutputs(null, null, scores[0]),
            var (logits, probabilities) => new ScoreOutputs(logits, probabilities, null),
        };
    }

    // Older networks end in [N,C,1,1]. Classes before images, [C,N], are told by the name of the batch's axis.
    static bool IsScores(NodeMetadata output, string batch, string path)
    {
        if (!output.IsTensor || output.ElementDataType != TensorElementType.Float)
            return false;
        int[] sizes = SizesOf(output, path);
        return sizes.Length >= 2 && sizes.Skip(2).All(size => size == 1) && (batch == "" || output.SymbolicDimensions[1] != batch);
    }

    // A damaged attribute, as in a padding of billions, makes sizes that no int holds.
    static int[] SizesOf(NodeMetadata output, string path)
    {
        try
        {
            return output.Dimensions;
        }
        catch (OverflowException error)
        {
            throw new InputException($"{path} is damaged: one of its outputs has an axis of more than {int.MaxValue:N0} elements", error);
        }
    }
}
