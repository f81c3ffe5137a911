namespace Strata.Analysis.LearningCurves;

/// <summary>Learning curves in sentences.</summary>
static class LearningFindings
{
    const double Beyond = 1e9, Scattered = 2;

    public static string[] Of(LearningReport report) => [.. report.Series.Select(series => Curve(series, report.Gain)), .. Crossing(report)];

    static string Curve(LearningSeries series, double gain)
    {
        string measured = $"{series.Name}: {Percent(series.Points[0].ErrorShare)} errors after {series.Points[0].TrainImages:N0} images, "
            + $"{Percent(series.Last.ErrorShare)} after {series.Last.TrainImages:N0}";
        if (series.Fit is not { } fit)
            return $"{measured}; too few sizes for a law";
        string law = $"err(n) = {fit.Law.Scale:G3} n^-{fit.Law.Exponent:0.00} + {Percent(fit.Law.Floor)} "
            + $"(exponent {fit.Exponent.Low:0.00} to {fit.Exponent.High:0.00}, floor {Percent(fit.Floor.Low)} to {Percent(fit.Floor.High)})";
        string scatter = fit.Dispersion <= Scattered || double.IsNaN(fit.Dispersion) ? ""
            : $"; the points lie {Math.Sqrt(fit.Dispersion):0.0} times as far from it as chance in the test images explains";
        return $"{measured}; {law}; {Pays(series, fit, gain)}{scatter}";
    }

    static string Pays(LearningSeries series, FittedLaw fit, double gain)
    {
        string doubling = $"twice as many images gain less than {100 * gain:0.###} points";
        if (fit.Pays.Value <= series.Points[0].TrainImages)
            return $"{doubling} at every size that was measured";
        if (fit.Pays.Value > Beyond)
            return $"more images pay as far as can be seen: {Percent(fit.AtTwice.Value)} ({Percent(fit.AtTwice.Low)} to {Percent(fit.AtTwice.High)}) is expected of twice as many";
        return $"{doubling} beyond about {Count(fit.Pays.Value)} ({Count(fit.Pays.Low)} to {Count(fit.Pays.High)}), where {Percent(fit.ErrorThere.Value)} "
            + $"({Percent(fit.ErrorThere.Low)} to {Percent(fit.ErrorThere.High)}) are wrong{(fit.IsExtrapolated ? ", by extrapolation" : "")}";
    }

    static IEnumerable<string> Crossing(LearningReport report)
    {
        LearningSeries? network = report.Series.Where(series => series.IsNetwork).MinBy(series => series.Last.ErrorShare);
        LearningSeries? classical = report.Series.Where(series => !series.IsNetwork).MinBy(series => series.Last.ErrorShare);
        if (network is null || classical is null)
            yield break;
        LearningPoint? first = network.Points.FirstOrDefault(point => point.ErrorShare <= classical.Last.ErrorShare);
        yield return first is null
            ? $"no network reaches the {Percent(classical.Last.ErrorShare)} of {classical.Name} with {classical.Last.TrainImages:N0} images"
            : $"{network.Name} needs {first.TrainImages:N0} images for what {classical.Name}, the best of the others, needs {classical.Last.TrainImages:N0} for "
                + $"({Percent(first.ErrorShare)} against {Percent(classical.Last.ErrorShare)} errors)";
    }

    static string Percent(double share) => $"{100 * share:0.00} %";

    // Two figures: the interval says that there are no more.
    static string Count(double images)
    {
        if (images > Beyond)
            return "more than 1,000,000,000";
        double unit = images < 10 ? 1 : Math.Pow(10, Math.Floor(Math.Log10(images)) - 1);
        return $"{Math.Round(images / unit) * unit:N0}";
    }
}
