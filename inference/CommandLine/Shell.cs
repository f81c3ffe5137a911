using System.Text.Json;
using Spectre.Console;
using Strata.Storage;

namespace Strata.CommandLine;

/// <summary>What a verb talks to: lines and tables for people, one JSON object for machines, progress, and the wish to stop.</summary>
public sealed class Shell
{
    readonly TextWriter _out;
    readonly TextWriter _error;
    readonly IAnsiConsole _people;
    int _bars;

    /// <param name="output">Standard output: results, and with --json just the one object.</param>
    /// <param name="error">Standard error: with --json everything that is meant for people.</param>
    /// <param name="json">Whether --json was given.</param>
    /// <param name="cancel">Set once the person asks to stop.</param>
    public Shell(TextWriter output, TextWriter error, bool json, CancellationToken cancel)
        : this(output, error, json, json ? error : output, cancel)
    {
    }

    Shell(TextWriter output, TextWriter error, bool json, TextWriter people, CancellationToken cancel)
    {
        (_out, _error, IsJson, Cancel) = (output, error, json, cancel);
        IsTerminal = ReferenceEquals(people, Console.Out) ? !Console.IsOutputRedirected
            : ReferenceEquals(people, Console.Error) && !Console.IsErrorRedirected;
        _people = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(people),
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        // A log has no width: wrapping at Spectre's 80 columns would break tables and file names.
        if (!IsTerminal)
            _people.Profile.Width = 500;
    }

    /// <summary>Whether --json was given.</summary>
    public bool IsJson { get; }

    /// <summary>Whether people look at a terminal, not at a log.</summary>
    public bool IsTerminal { get; }

    /// <summary>Set once the person asks to stop (Ctrl-C or a termination signal).</summary>
    public CancellationToken Cancel { get; }

    /// <summary>The same shell with standard output left to data: all that is meant for people goes to standard error.</summary>
    public Shell ForData() => new(_out, _error, IsJson, _error, Cancel);

    /// <summary>The same shell, where that token too is a wish to stop.</summary>
    public Shell StoppedBy(CancellationToken stop) => new(_out, _error, IsJson, _people.Profile.Out.Writer, stop);

    /// <summary>Standard output as bytes, UTF-8 where they are text. Closing it closes nothing.</summary>
    public Stream OpenOutput() => ReferenceEquals(_out, Console.Out) ? Console.OpenStandardOutput() : new TextStream(_out);

    /// <summary>Writes one line about what went wrong without ending the work, to standard error.</summary>
    public void Warn(string line)
    {
        // Between the lines of a progress bar, only what draws it may write.
        if (IsTerminal)
            Say(line);
        else
            _error.WriteLine(line);
    }

    /// <summary>Writes one line for people.</summary>
    public void Say(string line) => _people.WriteLine(line);

    /// <summary>Writes a table for people.</summary>
    public void Show(Table table) => _people.Write(table);

    /// <summary>Writes the one object for machines; does nothing without --json.</summary>
    public void Emit<T>(T result)
    {
        if (IsJson)
            _out.WriteLine(JsonSerializer.Serialize(result, Json.Line));
    }

    /// <summary>Runs long work under a progress display: a bar on a terminal, a line now and then in a log and under another bar.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How much there is to do, in <paramref name="unit"/>.</param>
    /// <param name="unit">The unit of the rate, as in "images".</param>
    /// <param name="work">The work; it advances the progress it is handed.</param>
    public T Track<T>(string title, long total, string unit, Func<IProgressReport, T> work)
    {
        // A console draws one bar at a time.
        bool isFirst = Interlocked.Increment(ref _bars) == 1;
        try
        {
            return IsTerminal && isFirst
                ? ProgressBar.Run(_people, title, total, unit, TimeProvider.System, work)
                : work(new ProgressLog(Say, title, total, unit, TimeProvider.System));
        }
        finally
        {
            Interlocked.Decrement(ref _bars);
        }
    }
}
