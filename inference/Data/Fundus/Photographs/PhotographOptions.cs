using Strata.Registry;

namespace Strata.Data.Fundus.Photographs;

/// <summary>How photographs of the eye become images of one size, and which of them are taken.</summary>
/// <param name="Size">Rows and columns.</param>
/// <param name="BenGraham">Whether the local average colour is taken away.</param>
/// <param name="Clahe">Whether lightness is equalised by <see cref="Photographs.Clahe"/>.</param>
/// <param name="KeepUngradable">Whether ungradable photographs are a class of their own, behind the grades; else they are left out.</param>
/// <param name="HoldOut">The share of patients that becomes the test split where no list names one.</param>
sealed record PhotographOptions(int Size, bool BenGraham, bool Clahe, bool KeepUngradable, double HoldOut)
{
    /// <summary>The knobs that it is read from.</summary>
    public static IReadOnlyList<string> Knobs { get; } = ["size", "colour", "clahe", "ungradable", "holdout"];

    /// <summary>The knobs' defaults.</summary>
    public static PhotographOptions Default { get; } = new(224, false, false, false, 0.2);

    /// <summary>Reads the knobs.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static PhotographOptions Of(PartParameters knobs) => new(
        knobs.Whole("size", Default.Size, least: 16, most: 2048),
        knobs.Choice("colour", "none", "none", "ben-graham") == "ben-graham",
        knobs.Flag("clahe"),
        knobs.Choice("ungradable", "drop", "drop", "keep") == "keep",
        knobs.Number("holdout", Default.HoldOut, least: 0, most: 0.9));

    /// <summary>The shape of one image.</summary>
    public ImageShape Shape => new(3, Size, Size);

    /// <summary>The classes, in order.</summary>
    public string[] ClassNames => KeepUngradable ? RetinopathyGrades.NamesWithUngradable : RetinopathyGrades.Names;

    /// <summary>All that decides the pixels of a photograph.</summary>
    public string Pixels => $"size={Size},colour={(BenGraham ? "ben-graham" : "none")},clahe={Clahe}";
}
