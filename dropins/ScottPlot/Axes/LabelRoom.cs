namespace ScottPlot;

/// <summary>Stretches limits so that texts of so many pixels fit between a coordinate and the end of the axis.</summary>
static class LabelRoom
{
    // More would squeeze the data for the sake of its labels.
    const double MostOfAxis = 0.4;

    public static CoordinateRange Make(CoordinateRange limits, float length,
        IEnumerable<(double At, float Below, float Above)> reaches)
    {
        (double min, double max) = (limits.Min, limits.Max);
        foreach ((double at, float below, float above) in reaches)
        {
            // From (max - at) / (max - min) >= above / length, and likewise below.
            double up = Math.Min(above / length, MostOfAxis);
            double down = Math.Min(below / length, MostOfAxis);
            if (up > 0)
                max = Math.Max(max, (at - up * min) / (1 - up));
            if (down > 0)
                min = Math.Min(min, (at - down * max) / (1 - down));
        }
        return new CoordinateRange(min, max);
    }
}
