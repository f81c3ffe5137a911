using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using System.Runtime.InteropServices;
using Strata.Registry;

namespace Strata.CommandLine;

/// <summary>A command line made of the verbs of one assembly. Exit codes: 0 done, 1 failed, 2 wrong input.</summary>
public static class CommandLineProgram
{
    static readonly Option<bool> JsonOption = new("--json") { Description = "Write one JSON object to standard output; everything for people goes to standard error." };
    static readonly Option<bool> VerboseOption = new("--verbose") { Description = "Show the stack trace of an error." };

    /// <summary>Parses, runs one verb and turns every exception into one line and an exit code.</summary>
    /// <param name="description">What the program is for, shown by --help.</param>
    /// <param name="args">The command line.</param>
    /// <param name="verbs">The assembly that holds the verbs.</param>
    /// <param name="output">Standard output, or a substitute in tests.</param>
    /// <param name="error">Standard error, or a substitute in tests.</param>
    public static int Run(string description, string[] args, Assembly verbs, TextWriter? output = null, TextWriter? error = null)
    {
        (output, error) = (output ?? Console.Out, error ?? Console.Error);
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = StopOn(PosixSignal.SIGINT, stop);
        using PosixSignalRegistration terminate = StopOn(PosixSignal.SIGTERM, stop);
        try
        {
            RootCommand root = Build(description, verbs, output, error, stop.Token);
            ParseResult parsed = root.Parse(args);
            RequireSound(parsed);
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception)
        {
            return Report(exception, error, verbose: args.Contains(VerboseOption.Name));
        }
    }

    /// <summary>What went wrong in one line, for people, and the exit code that says so.</summary>
    public static (string Line, int Code) Explain(Exception exception)
    {
        (string line, int code) = exception switch
        {
            InputException wrong => (wrong.Message, 2),
            FailureException failed => (failed.Message, 1),
            OperationCanceledException => ("stopped as asked", 1),
            IOException or UnauthorizedAccessException => (exception.Message, 1),
            _ => ($"{exception.GetType().Name}: {exception.Message}; --verbose shows where, please report it", 1),
        };
        return (line.ReplaceLineEndings(" "), code);
    }

    static RootCommand Build(string description, Assembly verbs, TextWriter output, TextWriter error, CancellationToken stop)
    {
        RootCommand root = new(description);
        foreach (Part<IVerb> part in Parts<IVerb>.In(verbs))
        {
            string[] words = part.Name.Split(' ');
            Command command = new(words[^1], $"{part.Summary}\n\nExample:\n  {part.Instance.Example}");
            part.Instance.Define(command);
            command.Add(JsonOption);
            command.Add(VerboseOption);
            command.SetAction(parsed => part.Instance.Execute(parsed, new Shell(output, error, parsed.GetValue(JsonOption), stop)));
            Group(root, words[..^1]).Add(command);
        }
        foreach (Command group in root.Subcommands.Where(command => command.Subcommands.Any()))
            group.Description = $"Verbs: {string.Join(", ", group.Subcommands.Select(verb => verb.Name))}.";
        return root;
    }

    // A verb of two words, as in `data describe`, lies in a group named by the first.
    static Command Group(Command parent, ReadOnlySpan<string> words)
    {
        if (words is not [string word, ..])
            return parent;
        Command? group = parent.Subcommands.FirstOrDefault(command => command.Name == word);
        if (group is null)
            parent.Add(group = new Command(word));
        return Group(group, words[1..]);
    }

    static void RequireSound(ParseResult parsed)
    {
        Command verb = parsed.CommandResult.Command;
        // An argument that takes any text would swallow a mistyped option.
        string? option = parsed.CommandResult.Tokens.Select(token => token.Value).Concat(parsed.UnmatchedTokens)
            .FirstOrDefault(word => word.StartsWith('-'));
        if (parsed.Errors.Count == 0 && (option is null || verb.Subcommands.Any()))
            return;
        string name = string.Join(' ', NamesDownTo(parsed.CommandResult).Skip(1));
        if (verb.Subcommands.Any())
            throw NoSuchVerb(name == "" ? "" : $"{name} ", verb, parsed.UnmatchedTokens.FirstOrDefault());
        if (option is not null)
            throw Nearest.Unknown("option", option, [.. verb.Options.Select(known => known.Name)]);
        string what = string.Join("; ", parsed.Errors.Select(problem => problem.Message.TrimEnd('.').ReplaceLineEndings(" ")));
        throw new InputException($"{name}: {what}; see {name} --help");
    }

    static IEnumerable<string> NamesDownTo(CommandResult result) =>
        result.Parent is CommandResult parent ? NamesDownTo(parent).Append(result.Command.Name) : [result.Command.Name];

    static InputException NoSuchVerb(string group, Command parent, string? word)
    {
        string[] verbs = [.. parent.Subcommands.Select(command => group + command.Name)];
        return word is null || word.StartsWith('-')
            ? new InputException($"name a verb: {string.Join(", ", verbs)}; --help explains them")
            : Nearest.Unknown("verb", group + word, verbs);
    }

    static int Report(Exception exception, TextWriter error, bool verbose)
    {
        (string line, int code) = Explain(exception);
        error.WriteLine($"error: {line}");
        if (verbose)
            error.WriteLine(exception);
        return code;
    }

    static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) => PosixSignalRegistration.Create(signal, context =>
    {
        // The first signal asks to stop at the next safe point; a second one ends the process at once.
        if (stop.IsCancellationRequested)
            return;
        context.Cancel = true;
        stop.Cancel();
    });
}
