using System.CommandLine;

namespace Strata.CommandLine;

/// <summary>One verb of a command line, as in `training -- train` or `inference -- data describe`. One file each, marked [Part] with its name (one word, or
/// group and word) and summary.</summary>
public interface IVerb
{
    /// <summary>A command that works as it stands, shown by --help.</summary>
    string Example { get; }

    /// <summary>Adds the verb's own arguments and options; --json, --verbose and --help are there for every verb.</summary>
    void Define(Command command);

    /// <summary>Does the work.</summary>
    /// <returns>The exit code: 0 done, 1 failed.</returns>
    /// <exception cref="InputException">What was asked for is wrong: exit code 2.</exception>
    /// <exception cref="FailureException">The work failed: exit code 1.</exception>
    int Execute(ParseResult options, Shell shell);
}
