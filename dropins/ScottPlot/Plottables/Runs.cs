namespace ScottPlot.Plottables;

/// <summary>Cuts a row of pixels where one has no place.</summary>
static class Runs
{
    public static IEnumerable<Pixel[]> Of(IEnumerable<Pixel> pixels)
    {
        List<Pixel> run = [];
        foreach (Pixel pixel in pixels)
        {
            if (Canvas.IsReal(pixel))
            {
                run.Add(pixel);
                continue;
            }
            if (run.Count > 0)
                yield return [.. run];
            run.Clear();
        }
        if (run.Count > 0)
            yield return [.. run];
    }
}
