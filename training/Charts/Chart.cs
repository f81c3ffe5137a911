using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using Strata.Storage;

namespace Strata.Training.Charts;

/// <summary>What the charts of training have in common: size, logarithmic axes, and files that are whole or not there.</summary>
static class Chart
{
    const int Width = 720, Height = 440;

    /// <summary>Writes the chart as SVG.</summary>
    public static void Save(Plot plot, string path) => AtomicFile.WriteText(path, plot.GetSvgXml(Width, Height));

    /// <summary>Ticks at the powers of ten of an axis on which the logarithm to base 10 is drawn.</summary>
    /// <param name="values">What is drawn, above 0 and before the logarithm.</param>
    public static ITickGenerator Decades(IEnumerable<double> values)
    {
        double[] all = [.. values];
        int first = (int)Math.Floor(Math.Log10(all.Min())), last = (int)Math.Ceiling(Math.Log10(all.Max()));
        double[] powers = [.. Enumerable.Range(first, last - first + 1).Select(power => (double)power)];
        return new NumericManual(powers, [.. powers.Select(power => string.Create(CultureInfo.InvariantCulture, $"1e{power:0}"))]);
    }

    /// <summary>Ticks at named places 0, 1, 2, …</summary>
    public static ITickGenerator Names(IReadOnlyList<string> names) =>
        new NumericManual([.. Enumerable.Range(0, names.Count).Select(place => (double)place)], [.. names]);
}
