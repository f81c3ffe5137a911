namespace Strata.Data.Fundus.Photographs;

/// <summary>A photograph with its grade.</summary>
/// <param name="File">Its path in the folder.</param>
/// <param name="Grade">0 to 4, or 5 for ungradable.</param>
/// <param name="Patient">The patient's number, the same in every split; the image's own where nothing says who it is.</param>
/// <param name="Place">Where it is listed.</param>
sealed record GradedImage(string File, int Grade, int Patient, ListPlace Place);

/// <summary>The photographs of one split, in the lists' order.</summary>
/// <param name="Root">The folder that they lie in.</param>
/// <param name="Images">At least one.</param>
/// <param name="KnowsPatients">Whether the patients' numbers say more than that each image is another one.</param>
sealed record GradedSplit(string Root, IReadOnlyList<GradedImage> Images, bool KnowsPatients)
{
    /// <summary>The grade of each.</summary>
    public int[] Grades => [.. Images.Select(image => image.Grade)];

    /// <summary>The patient of each; null where they are not known.</summary>
    public int[]? Patients => KnowsPatients ? [.. Images.Select(image => image.Patient)] : null;
}
