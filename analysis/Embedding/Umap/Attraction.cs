namespace Strata.Analysis.Embedding.Umap;

/// <summary>The moves of one epoch: a step along the gradient of the cross entropy of an edge, clipped.</summary>
/// <param name="curve">How strongly points are joined by distance.</param>
/// <param name="rate">The length of the step as a share of the gradient.</param>
readonly struct Attraction(DistanceCurve curve, double rate)
{
    // Below so small a squared distance two points would be driven apart without bound.
    const double Longest = 4, Softening = 0.001;

    readonly double _a = curve.A, _b = curve.B, _rate = rate;

    /// <summary>Whether an edge is passed over in this epoch: so often that its share of all epochs is the given one.</summary>
    public static bool IsDue(float share, int epoch) => (int)((epoch + 1) * (double)share) != (int)(epoch * (double)share);

    /// <summary>Moves (x, y) towards the other end of an edge.</summary>
    public void Draw(ref double x, ref double y, double otherX, double otherY)
    {
        (double gapX, double gapY) = (x - otherX, y - otherY);
        double squared = gapX * gapX + gapY * gapY;
        if (squared <= 0)
            return;
        double power = Math.Pow(squared, _b), factor = -2 * _a * _b * power / (squared * (1 + _a * power));
        x += _rate * Math.Clamp(factor * gapX, -Longest, Longest);
        y += _rate * Math.Clamp(factor * gapY, -Longest, Longest);
    }

    /// <summary>Moves (x, y) away from a point that it has no edge to.</summary>
    public void Drive(ref double x, ref double y, double otherX, double otherY)
    {
        (double gapX, double gapY) = (x - otherX, y - otherY);
        double squared = gapX * gapX + gapY * gapY;
        if (squared <= 0)
            return;
        double factor = 2 * _b / ((Softening + squared) * (1 + _a * Math.Pow(squared, _b)));
        x += _rate * Math.Clamp(factor * gapX, -Longest, Longest);
        y += _rate * Math.Clamp(factor * gapY, -Longest, Longest);
    }
}
