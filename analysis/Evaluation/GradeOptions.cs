using System.CommandLine;
using Strata.Data;

namespace Strata.Analysis.Evaluation;

/// <summary>The options by which a person says that classes are grades, where neither the data set nor the model does.</summary>
static class GradeOptions
{
    /// <summary>--ordered.</summary>
    public static Option<bool> Ordered { get; } = new("--ordered")
    {
        Description = "The classes are grades, each worse than the one before it: distances are judged as well. Default: what the data set or the model says.",
    };

    /// <summary>--referable.</summary>
    public static Option<int?> Referable { get; } = new("--referable")
    {
        Description = "The lowest grade that is referred, of ordered classes. Default: 2.",
        HelpName = "GRADE",
    };

    /// <summary>Adds both to a verb.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Ordered);
        command.Add(Referable);
    }

    /// <summary>What was asked for, of a data set; null where nobody says that its classes are grades.</summary>
    /// <exception cref="InputException">There is no such grade.</exception>
    public static Grading? Of(ParseResult options, ImageSet set) =>
        options.GetValue(Ordered) || options.GetValue(Referable) is not null || set.HasGrades
            ? Grading.Of(set.ClassNames.Count, options.GetValue(Referable)) : null;
}
