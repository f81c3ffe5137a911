namespace Strata.Data.Fundus.Photographs;

/// <summary>Where a list says something.</summary>
/// <param name="List">The list's path.</param>
/// <param name="Line">The line, from 1.</param>
readonly record struct ListPlace(string List, int Line)
{
    /// <summary>As in "train.txt, line 7".</summary>
    public override string ToString() => $"{List}, line {Line:N0}";
}

/// <summary>One image of a list.</summary>
/// <param name="Name">Its name, with or without folder and ending.</param>
/// <param name="Grade">0 to 5.</param>
/// <param name="Patient">The patient, where the list says who it is.</param>
/// <param name="Split">"train", "valid" or "test"; null where nothing says so.</param>
/// <param name="Place">Where it stands.</param>
sealed record ListedImage(string Name, int Grade, string? Patient, string? Split, ListPlace Place)
{
    /// <summary>Reads a grade.</summary>
    /// <exception cref="InputException">It is none of 0 to 5.</exception>
    public static int ParseGrade(string text, string name, ListPlace place) =>
        text is [>= '0' and <= '5'] ? text[0] - '0'
        : throw new InputException(
            $"{place}: the grade of {name} is '{text}', but grades are 0 to 4, and 5 for a photograph that cannot be graded");
}
