using Strata.Data;
using Strata.Sessions;

namespace Strata.Deployment.Browser;

/// <summary>What the page must know of its model: model.json.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="DataSet">What it was trained on; null where the file does not say.</param>
/// <param name="Input">The input's name.</param>
/// <param name="IsFloat">Whether it takes float32 in 0..1, else uint8.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Batch">Images a run: 1, or what the file fixes.</param>
/// <param name="Output">The output with scores.</param>
/// <param name="AreLogits">Whether softmax is still to come.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Drawing">Whether a digit is drawn by hand, else a picture opened.</param>
/// <param name="IsInkDark">Whether ink is dark on light in the images that it knows.</param>
sealed record BrowserModel(
    string Name, string? DataSet, string Input, bool IsFloat, int Channels, int Height, int Width, int Batch, string Output, bool AreLogits,
    IReadOnlyList<string> Classes, bool Drawing, bool IsInkDark)
{
    /// <summary>Describes the model.</summary>
    /// <exception cref="InputException">It takes neither grey nor colour.</exception>
    public static BrowserModel Of(ExportJob job)
    {
        ImageInput input = job.Session.Input;
        ImageShape shape = job.Images.Shape;
        if (shape.Channels is not (1 or 3))
            throw new InputException($"{job.File.Path} takes {shape.Channels} channels, but a browser's pictures are grey or red, green, blue");
        IReadOnlyList<string> classes = job.ClassNames;
        string? dataSet = job.Session.Metadata.DataSet;
        bool isDigits = shape.Channels == 1 && classes.SequenceEqual(Enumerable.Range(0, 10).Select(digit => $"{digit}"));
        return new BrowserModel(
            job.File.Name, dataSet, input.Name, input.IsFloat, shape.Channels, shape.Height, shape.Width, input.Batch ?? 1,
            job.ScoreOutput.Name, job.ScoreOutput.AreLogits, classes, isDigits,
            dataSet is not null && DataSpec.Parse(dataSet).Invert == Inversion.Only);
    }
}
