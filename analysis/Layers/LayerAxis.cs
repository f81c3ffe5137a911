namespace Strata.Analysis.Layers;

/// <summary>One axis for the layers of several networks: layers of one name stand at one place where their orders allow it.</summary>
sealed class LayerAxis
{
    // With more places than this for each layer of the deepest network, names have little in common, and layers are counted instead.
    const double MostPlaces = 1.5;

    readonly Dictionary<string, int>? _placeOf;

    /// <param name="networks">The layers of each network, in order; no network has two of one name.</param>
    public LayerAxis(IReadOnlyList<IReadOnlyList<string>> networks)
    {
        IReadOnlyList<string> deepest = networks.MaxBy(layers => layers.Count)!;
        IReadOnlyList<string> merged = networks.Aggregate(Merge);
        bool isMerged = merged.Count <= MostPlaces * deepest.Count && merged.Distinct().Count() == merged.Count;
        Names = isMerged ? merged : deepest;
        _placeOf = isMerged ? merged.Index().ToDictionary(pair => pair.Item, pair => pair.Index) : null;
    }

    /// <summary>The names along the axis.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where a layer stands, from 0.</summary>
    /// <param name="layer">Its name.</param>
    /// <param name="index">Its place in its own network.</param>
    public int PlaceOf(string layer, int index) => _placeOf is null ? index : _placeOf[layer];

    // The shortest sequence that holds both in their order, by their longest common subsequence.
    static IReadOnlyList<string> Merge(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        int[,] common = new int[a.Count + 1, b.Count + 1];
        for (int i = a.Count - 1; i >= 0; i--)
            for (int j = b.Count - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        List<string> merged = [];
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            bool isBoth = i < a.Count && j < b.Count && a[i] == b[j];
            bool isFirst = isBoth || j == b.Count || (i < a.Count && common[i + 1, j] >= common[i, j + 1]);
            merged.Add(isFirst ? a[i] : b[j]);
            (i, j) = (i + (isFirst ? 1 : 0), j + (isBoth || !isFirst ? 1 : 0));
        }
        return merged;
    }
}
