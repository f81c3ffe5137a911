namespace Strata.Analysis.Evaluation;

/// <summary>Says that classes are grades, each worse than the one before it: a mistake costs by its distance.</summary>
/// <param name="Referable">The lowest grade that is referred to a specialist, 1 to C-1.</param>
public sealed record Grading(int Referable)
{
    // Of the five grades of diabetic retinopathy, moderate and worse are referred.
    const int Usual = 2;

    /// <summary>The grading of C classes.</summary>
    /// <param name="classes">C, at least 2.</param>
    /// <param name="referable">The lowest referable grade; null for 2, or the highest grade of two classes.</param>
    /// <exception cref="InputException">There are too few classes, or no grade of that number but the lowest.</exception>
    public static Grading Of(int classes, int? referable = null)
    {
        if (classes < 2)
            throw new InputException("grades are at least two classes");
        int first = referable ?? Math.Min(Usual, classes - 1);
        return first >= 1 && first < classes ? new Grading(first)
            : throw new InputException($"--referable is {first}, give the lowest grade to be referred, 1 to {classes - 1}");
    }
}
