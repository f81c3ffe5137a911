using System.CommandLine;

namespace Strata.Training.Verbs;

/// <summary>The option --jobs of verbs that train several runs.</summary>
static class Jobs
{
    /// <summary>The option.</summary>
    public static Option<int> Option() => new("--jobs")
    {
        Description = "Runs that are trained at a time, each in a process of its own with its share of the cores.",
        DefaultValueFactory = _ => 1,
    };

    /// <summary>What was asked for.</summary>
    /// <exception cref="InputException">It is out of range.</exception>
    public static int Read(ParseResult parsed, Option<int> option) => parsed.GetValue(option) is >= 1 and var jobs ? jobs
        : throw new InputException($"--jobs is {parsed.GetValue(option)}, give at least 1");

    /// <summary>Threads of each run: those that were asked for, or else its share of the cores.</summary>
    public static int Threads(int asked, int jobs) => asked > 0 || jobs == 1 ? asked : Math.Max(1, Environment.ProcessorCount / jobs);
}
