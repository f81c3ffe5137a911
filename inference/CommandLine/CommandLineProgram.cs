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
            RequireSound(root, parsed, args);
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception)
        {
            return Report(exception, error, verbose: args.Contains(VerboseOption.Name));
        }
    }

    static RootCommand Build(string description, Assembly verbs, TextWriter output, TextWriter error, CancellationToken stop)
    {
        RootCommand root = new(description);
        foreach (Part<IVerb> part in Parts<IVerb>.In(verbs))
        {
            Command command = new(part.Name, $"{part.Summary}\n\nExample:\n  {part.Instance.Example}");
            part.Instance.Define(command);
            command.Add(JsonOption);
            command.Add(VerboseOption);
            command.SetAction(parsed => part.Instance.Execute(parsed, new Shell(output, error, parsed.GetValue(JsonOption), stop)));
            root.Add(command);
        }
        return root;
    }

    static void RequireSound(RootCommand root, ParseResult parsed, string[] args)
    {
        if (parsed.Errors.Count == 0)
            return;
        string[] verbs = [.. root.Subcommands.Select(command => command.Name)];
        if (args.Length == 0 || args[0].StartsWith('-'))
            throw new InputException($"name a verb: {string.Join(", ", verbs)}; --help explains them");
        if (!verbs.Contains(args[0]))
            throw Nearest.Unknown("verb", args[0], verbs);
        Command verb = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.FirstOrDefault(token => token.StartsWith('-')) is { } option)
            throw Nearest.Unknown("option", option, [.. verb.Options.Select(known => known.Name)]);
        string what = string.Join("; ", parsed.Errors.Select(problem => problem.Message.TrimEnd('.').ReplaceLineEndings(" ")));
        throw new InputException($"{verb.Name}: {what}; see {verb.Name} --help");
    }

    static int Report(Exception exception, TextWriter error, bool verbose)
    {
        (string line, int code) = exception switch
        {
            InputException wrong => (wrong.Message, 2),
            FailureException failed => (failed.Message, 1),
            OperationCanceledException => ("stopped as asked", 1),
            IOException or UnauthorizedAccessException => (exception.Message, 1),
            _ => ($"{exception.GetType().Name}: {exception.Message}; --verbose shows where, please report it", 1),
        };
        error.WriteLine($"error: {line.ReplaceLineEndings(" ")}");
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
