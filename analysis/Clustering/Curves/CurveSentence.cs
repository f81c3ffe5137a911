namespace Strata.Analysis.Clustering.Curves;

/// <summary>What layer curves show, in words, from their figures alone.</summary>
static class CurveSentence
{
    // Less than this between two layers is no direction.
    const double Flat = 0.02;

    /// <summary>One curve: where it begins and ends, its largest step, its best layer.</summary>
    public static string Of(LayerCurve curve)
    {
        CurvePoint first = curve.Points[0];
        if (curve.LastHidden is not { } last)
            return $"{curve.Method}: NMI {first["nmi"]:0.000} on {first.Layer}.";
        string title = $"{curve.Method} on {curve.Model}";
        string end = $"{last["nmi"]:0.000} on {last.Layer}, the last hidden layer";
        string course = Direction(curve) switch
        {
            > 0 => $"{title}: NMI rises from {first["nmi"]:0.000} on {first.Layer} to {end}",
            < 0 => $"{title}: NMI falls from {first["nmi"]:0.000} on {first.Layer} to {end}",
            _ => $"{title}: NMI is about the same on {first.Layer} ({first["nmi"]:0.000}) "
                + $"and on {last.Layer}, the last hidden layer ({last["nmi"]:0.000})",
        };
        return $"{course}; {LargestStep(curve)}{Best(curve)}.";
    }

    /// <summary>Whether the curves of one network agree on where it leads; nothing where there is one curve.</summary>
    public static IEnumerable<string> Agreement(IReadOnlyList<LayerCurve> curves)
    {
        foreach (IGrouping<string?, LayerCurve> same in curves.Where(curve => curve.LastHidden is not null).GroupBy(curve => curve.Model))
        {
            if (same.Count() < 2)
                continue;
            string methods = string.Join(", ", same.Select(curve => curve.Method));
            int[] directions = [.. same.Select(Direction).Distinct()];
            yield return directions.Length > 1
                ? $"The methods do not agree on {same.Key}: NMI {string.Join("; ", same.GroupBy(Direction).Select(By))}."
                : $"{methods} agree: from the pixels to the last hidden layer of {same.Key} NMI {Word(directions[0])}.";
        }
    }

    /// <summary>1 where NMI rises from the first point to the last hidden layer, -1 where it falls, 0 where neither.</summary>
    internal static int Direction(LayerCurve curve)
    {
        double change = curve.LastHidden!["nmi"] - curve.Points[0]["nmi"];
        return Math.Abs(change) < Flat ? 0 : Math.Sign(change);
    }

    static string By(IGrouping<int, LayerCurve> curves) => $"{Word(curves.Key)} by {string.Join(", ", curves.Select(curve => curve.Method))}";

    static string Word(int direction) => direction switch { > 0 => "rises", < 0 => "falls", _ => "stays" };

    static string LargestStep(LayerCurve curve)
    {
        (CurvePoint from, CurvePoint to) = curve.Points.Zip(curve.Points.Skip(1)).MaxBy(pair => Math.Abs(pair.Second["nmi"] - pair.First["nmi"]));
        return $"the largest step is from {from.Layer} to {to.Layer} ({to["nmi"] - from["nmi"]:+0.000;-0.000})";
    }

    static string Best(LayerCurve curve)
    {
        CurvePoint best = curve.Points.MaxBy(point => point["nmi"])!;
        return $", the best layer is {best.Layer} ({best["nmi"]:0.000})";
    }
}
