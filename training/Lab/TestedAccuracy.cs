using Strata.Data;
using Strata.Sessions;

namespace Strata.Training.Lab;

/// <summary>How good an exported model is, through ONNX Runtime, as whoever gets the file would find it.</summary>
static class TestedAccuracy
{
    /// <summary>The share of images that the model puts into their class, 0 to 1.</summary>
    public static double Of(string model, ImageSet images, int threads)
    {
        using ModelSession session = ModelSession.Open(model, new SessionSettings { Threads = threads });
        using Classifier classifier = new(session, images.Shape);
        Scores scores = classifier.Score(images);
        int right = 0;
        for (int image = 0; image < images.Count; image++)
            if (System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores.Probabilities.AsSpan(image * scores.Classes, scores.Classes)) == images.Labels[image])
                right++;
        return right / (double)images.Count;
    }
}
