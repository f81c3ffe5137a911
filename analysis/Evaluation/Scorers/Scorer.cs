using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation.Scorers;

/// <summary>Opens a model by what its file takes.</summary>
static class Scorer
{
    /// <summary>Opens a model.</summary>
    /// <param name="path">Its ONNX file.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="batch">Images a batch, at least 1; null for the scorer's choice.</param>
    /// <exception cref="InputException">The file cannot be opened, or takes neither images nor features of images.</exception>
    public static IScorer Open(string path, SessionSettings settings, int? batch)
    {
        ModelHead head = ModelHead.Read(path);
        if (MeasuredScorer.Takes(head))
            return new MeasuredScorer(path, head, settings, batch);
        if (head.Metadata.Features is { } layer)
            throw new InputException(
                $"{path} takes the features of the layer {layer} and no images: `classical` has its figures, and no other verb can score it");
        return new ImageScorer(ModelSession.Open(path, settings), batch);
    }

    /// <summary>Whether a file takes images, or features that can be measured of any.</summary>
    public static bool CanOpen(string path)
    {
        ModelHead head = ModelHead.Read(path);
        return head.Inputs is [{ Count: 4 }, ..] || MeasuredScorer.Takes(head);
    }
}
