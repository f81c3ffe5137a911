using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Tests;

public sealed class TickTests
{
    public static TheoryData<double, double> Ranges => new()
    {
        { 0, 1 }, { 0, 100 }, { -3.7, 8.2 }, { 0.123, 0.124 }, { 1e-9, 5e-9 }, { -2e9, 7e9 }, { 97.1, 99.9 }, { 0, 60000 },
            { 1e6, 1e6 + 3 },
    };

    [Theory, MemberData(nameof(Ranges))]
    public void Ticks_are_even_nice_and_cover_the_range(double min, double max)
    {
        foreach (Tick[] ticks in Axes(min, max).Select(axis => axis.TickGenerator.Ticks))
        {
            double[] majors = [.. ticks.Where(tick => tick.IsMajor).Select(tick => tick.Position)];
            Assert.InRange(majors.Length, 3, 20);
            double step = majors[1] - majors[0];
            Assert.All(majors.Zip(majors.Skip(1)), pair => Assert.Equal(step, pair.Second - pair.First, step * 1e-6));
            Assert.True(majors[0] >= min - step * 1e-5 && majors[0] < min + step * 1.00001, "the first tick is too far in");
            Assert.True(majors[^1] <= max + step * 1e-5 && majors[^1] > max - step * 1.00001, "the last tick is too far in");
            double mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step * 1.000001)));
            Assert.Contains([1, 2, 5], nice => Math.Abs(nice - mantissa) < 1e-4);
        }
    }

    [Theory, MemberData(nameof(Ranges))]
    public void Labels_say_the_position_and_differ(double min, double max)
    {
        foreach (Tick[] ticks in Axes(min, max).Select(axis => axis.TickGenerator.Ticks))
        {
            Tick[] majors = [.. ticks.Where(tick => tick.IsMajor)];
            Assert.Equal(majors.Length, majors.Select(tick => tick.Label).Distinct().Count());
            double step = majors[1].Position - majors[0].Position;
            Assert.All(majors, tick => Assert.Equal(tick.Position,
                double.Parse(tick.Label, System.Globalization.CultureInfo.InvariantCulture), step / 100));
        }
    }

    [Theory, MemberData(nameof(Ranges))]
    public void Labels_do_not_overlap(double min, double max)
    {
        Plot plot = Ranged(min, max);
        Figure figure = new(plot, 400, 300);

        // Digits are 0.556 of the font size wide; the point and the comma half of that.
        (double At, double Half)[] across = [.. figure.All("text", figure.Group("axis bottom"))
            .Select(text => (Figure.Number(text, "x"), text.Value.Sum(letter => letter is '.' or ',' ? 0.278 : 0.556) * 12 / 2))];
        Assert.All(across.Zip(across.Skip(1)),
            pair => Assert.True(pair.First.At + pair.First.Half + 3 < pair.Second.At - pair.Second.Half));
        double[] down = [.. figure.All("text", figure.Group("axis left")).Select(text => Figure.Number(text, "y"))];
        Assert.All(down.Zip(down.Skip(1)), pair => Assert.True(pair.First - pair.Second > 14));
    }

    [Fact]
    public void Labels_along_an_axis_have_as_many_decimals() =>
        Assert.Equal(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"], Labels(new NumericAutomatic { TargetTickCount = 5 }, 0, 1));

    [Fact]
    public void Whole_ticks_only() =>
        Assert.All(Ticks(new NumericAutomatic { IntegerTicksOnly = true }, 0, 2.5),
            tick => Assert.Equal(Math.Round(tick.Position), tick.Position));

    [Fact]
    public void A_formatter_of_ones_own_is_used() =>
        Assert.All(Ticks(new NumericAutomatic { LabelFormatter = value => $"<{value}>" }, 0, 3),
            tick => Assert.Equal($"<{tick.Position}>", tick.Label));

    [Fact]
    public void A_fixed_interval_is_kept() =>
        Assert.Equal(["-3", "0", "3", "6"], Labels(new NumericFixedInterval(3), -4, 7));

    [Fact]
    public void Density_and_spacing_change_the_number_of_ticks()
    {
        int usual = Ticks(new NumericAutomatic(), 0, 100).Length;

        Assert.True(Ticks(new NumericAutomatic { TickDensity = 0.3 }, 0, 100).Length < usual);
        Assert.True(Ticks(new NumericAutomatic { MinimumTickSpacing = 150 }, 0, 100).Length < usual);
        Assert.True(Ticks(new NumericAutomatic { TargetTickCount = 3 }, 0, 100).Length < usual);
        Assert.True(Ticks(new NumericAutomatic { MaxTickCount = 2 }, 0, 100).Length <= 3);
    }

    [Fact]
    public void Minor_ticks_divide_the_majors_evenly()
    {
        double[] minors = [.. new EvenlySpacedMinorTickGenerator(4).GetMinorTicks([0, 4, 8], new CoordinateRange(-2, 9))];

        Assert.Equal([-2, -1, 1, 2, 3, 5, 6, 7, 9], minors.Order());
    }

    /// <summary>A decade cut at nine equal values, 1 + 9 i / 9, has ticks at 2, 3 … 9 times its start.</summary>
    [Fact]
    public void Minor_ticks_of_logarithms_stand_at_equal_values()
    {
        double[] minors = [.. new LogMinorTickGenerator { Divisions = 9 }.GetMinorTicks([0, 1], new CoordinateRange(0, 1))];

        Assert.Equal([2.0, 3, 4, 5, 6, 7, 8, 9], minors.Select(minor => Math.Round(Math.Pow(10, minor), 9)));
    }

    [Fact]
    public void Minor_ticks_of_decades_stand_at_whole_multiples()
    {
        double[] minors = [.. new LogDecadeMinorTickGenerator().GetMinorTicks([-1, 0, 1], new CoordinateRange(-1, 1))];

        Assert.Equal([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 2, 3, 4, 5, 6, 7, 8, 9],
            minors.Select(minor => Math.Round(Math.Pow(10, minor), 9)));
    }

    [Fact]
    public void Manual_ticks_carry_their_labels()
    {
        Plot plot = Ranged(0, 2);
        plot.Axes.Bottom.SetTicks([0, 1, 2, 3], ["none", "flip", "mixup", "out of view"]);

        Assert.Equal(["none", "flip", "mixup"], new Figure(plot).Texts("axis bottom"));
    }

    [Fact]
    public void Manual_ticks_need_as_many_labels()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new NumericManual([1, 2], ["one"]));

        Assert.Contains("2 tick positions but 1 label", error.Message);
    }

    [Fact]
    public void Crowded_categories_are_turned_and_stay_all()
    {
        Plot plot = Ranged(0, 9);
        string[] names = [.. Enumerable.Range(0, 10).Select(i => $"augmentation number {i}")];
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, 10).Select(i => (double)i)], names);
        Figure figure = new(plot);

        Assert.Equal(names, figure.Texts("axis bottom"));
        Assert.All(figure.All("text", figure.Group("axis bottom")),
            text => Assert.StartsWith("rotate(-45 ", (string?)text.Parent!.Attribute("transform")));
    }

    [Fact]
    public void Categories_too_many_for_any_turn_are_thinned_evenly()
    {
        Plot plot = Ranged(0, 199);
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, 200).Select(i => (double)i)],
            [.. Enumerable.Range(0, 200).Select(i => $"{i}")]);
        plot.Axes.SetLimitsY(0, 199);
        Figure figure = new(plot);

        int[] shown = [.. figure.Texts("axis left").Select(int.Parse)];
        double[] places = [.. figure.All("text", figure.Group("axis left")).Select(text => Figure.Number(text, "y"))];

        Assert.InRange(shown.Length, 20, 60);
        Assert.Single(shown.Zip(shown.Skip(1), (a, b) => b - a).Distinct());
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.First - pair.Second > 12));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(2.5e10, "2.5e10")]
    [InlineData(3e-7, "3e-7")]
    public void Numbers_are_written_for_people(double value, string label) => Assert.Equal(label, LabelFormatters.Numeric(value));

    static IAxis[] Axes(double min, double max)
    {
        Plot plot = Ranged(min, max);
        plot.RenderInMemory(800, 600);
        return [plot.Axes.Bottom, plot.Axes.Left];
    }

    static Plot Ranged(double min, double max)
    {
        Plot plot = new();
        plot.Add.ScatterLine(new[] { min, max }, new[] { min, max });
        plot.Axes.SetLimits(min, max, min, max);
        return plot;
    }

    static Tick[] Ticks(ITickGenerator generator, double min, double max)
    {
        Plot plot = Ranged(min, max);
        plot.Axes.Bottom.TickGenerator = generator;
        plot.RenderInMemory(800, 600);
        return [.. generator.Ticks.Where(tick => tick.IsMajor)];
    }

    static string[] Labels(ITickGenerator generator, double min, double max) =>
        [.. Ticks(generator, min, max).Select(tick => tick.Label)];
}
