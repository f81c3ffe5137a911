namespace Strata.Analysis.Probes;

/// <summary>What probes show, in words, from their figures alone.</summary>
static class ProbeSentence
{
    /// <summary>Where classes become linearly separable, and from where on nothing more is gained; for both probes.</summary>
    public static IEnumerable<string> Of(ProbeCurve curve)
    {
        ProbePoint first = curve.Points[0];
        if (curve.LastHidden is not { } last)
        {
            yield return $"Pixels: a linear probe recognises {first.Linear}, nearest neighbours {first.Neighbors}.";
            yield break;
        }
        yield return Course(curve, last, "Linear probe", point => point.Linear);
        yield return Course(curve, last, "Nearest neighbours", point => point.Neighbors);
    }

    static string Course(ProbeCurve curve, ProbePoint last, string probe, Func<ProbePoint, ProbeScore> score)
    {
        ProbePoint first = curve.Points[0];
        (ProbePoint from, ProbePoint to) = curve.Points.Zip(curve.Points.Skip(1)).MaxBy(pair => Gain(pair, score));
        string step = Gain((from, to), score) > 0
            ? $"; most of it comes with {to.Layer} ({Gain((from, to), score):+0.000;-0.000} over {from.Layer})" : "";
        return $"{probe} on {curve.Model}: {score(first).Accuracy:0.000} on {first.Layer}, {score(last).Accuracy:0.000} on {last.Layer}, "
            + $"the last hidden layer{step}; {Plateau(curve, score)}.";
    }

    static double Gain((ProbePoint From, ProbePoint To) pair, Func<ProbePoint, ProbeScore> score) =>
        score(pair.To).Accuracy - score(pair.From).Accuracy;

    // The first layer whose interval meets that of the best: what comes later may be chance.
    static string Plateau(ProbeCurve curve, Func<ProbePoint, ProbeScore> score)
    {
        ProbePoint best = curve.Points.MaxBy(point => score(point).Accuracy)!;
        ProbePoint enough = curve.Points.First(point => score(point).High >= score(best).Low);
        string top = $"{best.Layer} has the most ({score(best)})";
        return enough == best ? $"{top}, more than any layer before it" : $"from {enough.Layer} on nothing more is shown to be gained: {top}";
    }
}
