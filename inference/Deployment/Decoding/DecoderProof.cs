using Strata.Data;
using Strata.Data.Images;

namespace Strata.Deployment.Decoding;

/// <summary>
/// Holds a model with a decoder, fed with PNG files, against the original, fed with the pixels that were written into them.
/// </summary>
static class DecoderProof
{
    const int Most = 200;

    /// <summary>Runs up to 200 of the job's images through the written file.</summary>
    public static ExportAgreement Of(string path, ExportJob job)
    {
        ImageSet images = job.Images;
        (string name, bool areLogits) = job.ScoreOutput;
        using FileClassifier classifier = new(path, areLogits ? "probabilities" : name, job.Session.Settings.Threads);
        float[][] rows = [.. Enumerable.Range(0, Math.Min(Most, images.Count))
            .Select(i => classifier.Run(PngFile.Encode(images.Image(i), images.Shape)))];
        return ExportAgreement.Of([.. rows.SelectMany(row => row)], job.Scores, images.Name);
    }
}
