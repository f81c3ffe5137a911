using System.Globalization;
using Strata.Registry;
using Strata.Training.Search;

namespace Strata.Tests.Search;

public class SearchKnobTests
{
    static double[] Drawn(string knob, int count) =>
    [
        .. Parts<ISearchStrategy>.Get("search strategy", "random").Points([Knob.Parse(knob)], seed: 7, mayStopShort: true).Take(count)
            .Select(point => double.Parse(point.Settings[0].Value, CultureInfo.InvariantCulture)),
    ];

    [Fact]
    public void List_is_its_values()
    {
        Knob knob = Knob.Parse("optimizer=sgd:momentum=0.9|adam");
        Assert.Equal("optimizer", knob.Name);
        Assert.Equal(["sgd:momentum=0.9", "adam"], knob.Points!);
        Assert.Equal("lr", Knob.Parse("--lr=0.1").Name);
    }

    [Theory]
    [InlineData("lr=1e-4..1e-1:log:4", "0.0001 0.001 0.01 0.1")]
    [InlineData("dropout=0.0..0.5:3", "0 0.25 0.5")]
    [InlineData("hidden=128..1024:log:4", "128 256 512 1024")]
    [InlineData("features=1..3:9", "1 2 3")]
    public void Range_with_steps_is_a_list(string text, string values)
    {
        // Whole numbers that coincide after rounding count once.
        string[] expected = values.Split(' ');
        Assert.Equal(expected, Knob.Parse(text).Points!);
    }

    [Fact]
    public void Logarithmic_range_is_drawn_evenly_over_its_decades()
    {
        double[] drawn = Drawn("lr=1e-4..1e-1:log", 3000);
        Assert.All(drawn, value => Assert.InRange(value, 1e-4, 1e-1));
        // A third each, with a standard error of 0.86 %.
        Assert.InRange(drawn.Count(value => value < 1e-3) / 3000.0, 0.29, 0.38);
        Assert.InRange(drawn.Count(value => value >= 1e-2) / 3000.0, 0.29, 0.38);
        // Mean and variance of a uniform on [-4, -1].
        double mean = drawn.Average(Math.Log10);
        Assert.InRange(mean, -2.56, -2.44);
        Assert.InRange(drawn.Average(value => Math.Pow(Math.Log10(value) - mean, 2)), 0.70, 0.80);
    }

    [Fact]
    public void Plain_range_is_drawn_evenly_over_its_values()
    {
        // Few enough that no four digits are drawn twice, which would count once. Standard errors: 1.5 % and 0.007.
        double[] drawn = Drawn("dropout=0.0..0.5", 400);
        Assert.InRange(drawn.Count(value => value < 0.05) / 400.0, 0.06, 0.14);
        Assert.InRange(drawn.Average(), 0.23, 0.27);
    }

    [Fact]
    public void Range_of_whole_numbers_gives_each_of_them_its_ends_too()
    {
        IEnumerable<string> drawn = Enumerable.Range(0, 3000).Select(draw => Knob.Parse("features=1..4").Range!.At(draw / 3000.0));
        Assert.Equal([("1", 750), ("2", 750), ("3", 750), ("4", 750)], drawn.CountBy(value => value).Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Theory]
    [InlineData("lr")]
    [InlineData("lr=")]
    [InlineData("=0.1")]
    [InlineData("lr=0.1||0.2")]
    [InlineData("lr=0.1|0.1")]
    [InlineData("lr=1..0")]
    [InlineData("lr=1..1")]
    [InlineData("lr=0..1:log")]
    [InlineData("lr=-1..1:log")]
    [InlineData("lr=0..1:lgo")]
    [InlineData("lr=0..1:1")]
    public void What_is_no_knob_is_refused_with_what_was_typed(string text) =>
        Assert.Contains(text, Assert.Throws<InputException>(() => Knob.Parse(text)).Message);

    [Fact]
    public void Knob_twice_or_none_at_all_is_refused()
    {
        Assert.Contains("lr is given 2 times", Assert.Throws<InputException>(() => Knob.ParseAll(["lr=1|2", "lr=3"])).Message);
        Assert.Contains("nothing varies", Assert.Throws<InputException>(() => Knob.ParseAll([])).Message);
    }
}
