using System.CommandLine;
using System.Text.Json;
using Strata.CommandLine;
using Strata.Registry;

namespace Strata.Tests.CommandLine;

[Part("greet", "Says hello.")]
public sealed class GreetVerb : IVerb
{
    readonly Argument<string> _name = new("NAME");
    readonly Option<int> _times = new("--times") { DefaultValueFactory = _ => 1 };

    public string Example => "greet World";

    public void Define(Command command)
    {
        command.Add(_name);
        command.Add(_times);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        string name = options.GetValue(_name)!;
        if (name == "nobody")
            throw new InputException("nobody is there: name somebody");
        if (name == "crash")
            throw new FailureException("the greeting failed");
        if (name == "bug")
            throw new InvalidOperationException("a bug\nof two lines");
        int total = shell.Track("greeting", options.GetValue(_times), "people", progress =>
        {
            for (int i = 0; i < options.GetValue(_times); i++)
                progress.Advance(1, "warm");
            return options.GetValue(_times);
        });
        shell.Say($"hello {name}");
        shell.Emit(new { Name = name, TotalTimes = total, Share = double.NaN });
        return 0;
    }
}

public class CommandLineTests
{
    static (int Code, string Out, string Error) Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineProgram.Run("test", args, typeof(GreetVerb).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public void Verb_runs_and_speaks_on_standard_output()
    {
        (int code, string output, string error) = Run("greet", "World");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("hello World", output);
    }

    [Fact]
    public void Json_is_the_only_thing_on_standard_output()
    {
        (int code, string output, string error) = Run("greet", "World", "--times", "3", "--json");
        Assert.Equal(0, code);
        JsonElement result = JsonDocument.Parse(output).RootElement;
        Assert.Equal(3, result.GetProperty("totalTimes").GetInt32());
        Assert.Contains("hello World", error);
        Assert.Contains("greeting: 3/3 people", error);
    }

    [Theory]
    [InlineData(2, "did you mean 'greet'", "gret", "World")]
    [InlineData(2, "--times", "greet", "World", "--tims", "3")]
    [InlineData(2, "greet", "greet")]
    [InlineData(2, "many", "greet", "World", "--times", "many")]
    [InlineData(2, "name a verb")]
    [InlineData(2, "name somebody", "greet", "nobody")]
    [InlineData(1, "the greeting failed", "greet", "crash")]
    [InlineData(1, "a bug of two lines", "greet", "bug")]
    public void Error_is_one_line_with_its_exit_code(int expected, string hint, params string[] args)
    {
        (int code, string output, string error) = Run(args);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(hint, error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Verbose_shows_where_an_error_came_from() => Assert.Contains(nameof(GreetVerb), Run("greet", "bug", "--verbose").Error);

    [Fact]
    public void Help_shows_an_example()
    {
        (int code, string output, _) = Run("greet", "--help");
        Assert.Equal(0, code);
        Assert.Contains("greet World", output);
    }

    [Fact]
    public void Log_has_a_line_for_every_tenth_and_no_more()
    {
        List<string> lines = [];
        ManualClock clock = new();
        ProgressLog log = new(lines.Add, "work", 1000, "images", clock);
        for (int i = 0; i < 100; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            log.Advance(10, "loss 0.5");
        }
        Assert.Equal(10, lines.Count);
        Assert.Equal("work: 100/1,000 images, 10 images/s, 1 min 30 s left, loss 0.5", lines[0]);
        Assert.Equal("work: 1,000/1,000 images, 10 images/s, took 1 min 40 s, loss 0.5", lines[^1]);
    }

    [Fact]
    public void Log_of_long_work_is_silent_for_no_more_than_five_minutes()
    {
        List<string> lines = [];
        ManualClock clock = new();
        ProgressLog log = new(lines.Add, "work", 1000, "images", clock);
        for (int i = 0; i < 12; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            log.Advance(10);
        }
        // At five minutes of silence, at the first tenth, and no sooner than that again.
        Assert.Equal(["work: 50/1,000", "work: 100/1,000"], lines.Select(line => line.Split(' ')).Select(words => $"{words[0]} {words[1]}"));
    }

    [Fact]
    public void A_clock_that_is_set_back_or_forward_changes_neither_rate_nor_time_left()
    {
        List<string> lines = [];
        ManualClock clock = new();
        ProgressLog log = new(lines.Add, "work", 100, "images", clock);
        Pace pace = new(100, clock);
        foreach (double days in (double[])[-400, 3650, -1, 0.04])
        {
            clock.TimeOfDay = clock.TimeOfDay.AddDays(days);
            clock.Advance(TimeSpan.FromSeconds(10));
            log.Advance(20);
            pace.Advance(20);
            Assert.Equal(2, pace.Rate, 1e-9);
            Assert.Equal((100 - pace.Done) / 2.0, pace.Left!.Value.TotalSeconds, 1e-6);
        }
        Assert.Equal(["work: 20/100 images, 2.0 images/s, 40.0 s left", "work: 80/100 images, 2.0 images/s, 10.0 s left"], [lines[0], lines[^1]]);
    }

    [Theory]
    [InlineData(120_000, "2,000 epochs/s")]
    [InlineData(60, "1.0 epochs/s")]
    [InlineData(59, "59 epochs/min")]
    [InlineData(5, "5.0 epochs/min")]
    [InlineData(1, "1.0 epochs/min")]
    [InlineData(0.25, "15 epochs/h")]
    [InlineData(0.005, "0.3 epochs/h")]
    public void A_rate_is_told_by_the_time_that_shows_at_least_one(double perMinute, string expected)
    {
        ManualClock clock = new();
        Pace pace = new(long.MaxValue, clock);
        clock.Advance(TimeSpan.FromMinutes(1000));
        pace.Advance((long)(1000 * perMinute));
        Assert.Equal(expected, pace.RateIn("epochs"));
    }

    [Fact]
    public void Work_that_has_hardly_begun_has_a_time_left_that_can_be_shown()
    {
        ManualClock clock = new();
        Pace pace = new(long.MaxValue, clock);
        Assert.Null(pace.Left);
        clock.Advance(TimeSpan.FromDays(300));
        pace.Advance(1);
        Assert.InRange(pace.Left!.Value, TimeSpan.FromDays(300), TimeSpan.FromDays(1001));
        pace.Advance(long.MaxValue - 1);
        Assert.Equal(TimeSpan.Zero, pace.Left);
    }

    sealed class ManualClock : TimeProvider
    {
        long _ticks;

        public DateTimeOffset TimeOfDay { get; set; } = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => TimeOfDay;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;
    }
}
