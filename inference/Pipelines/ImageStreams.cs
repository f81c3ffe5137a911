using Strata.Data;

namespace Strata.Pipelines;

/// <summary>Opens data sets as streams.</summary>
public static class ImageStreams
{
    /// <summary>
    /// Opens one split of a data set: IDX files and `digits` are read and drawn as they are needed, other sets are loaded whole.
    /// </summary>
    /// <param name="text">A registered name or a path, with knobs, as for <see cref="DataSets.Load"/>.</param>
    /// <param name="split">"train" or "test".</param>
    /// <param name="request">Where to look and what to make.</param>
    /// <exception cref="InputException">As for <see cref="DataSets.Load"/>.</exception>
    public static IImageStream Open(string text, string split, DataRequest request)
    {
        DataSets.RequireSplit(split);
        DataSpec spec = DataSpec.Parse(text);
        // Inverted copies stand behind all originals: such a set is put together whole.
        if (spec.Invert != Inversion.None || spec.Source() is not IStreamedDataSet source)
            return Of(DataSets.Load(text, split, request));
        IImageStream stream = source.Open(split, request with { Knobs = spec.Parameters });
        string name = spec.NameWith(stream.Name);
        return name == stream.Name ? stream : new NamedStream(stream, name);
    }

    /// <summary>A data set in memory as a stream.</summary>
    public static IImageStream Of(ImageSet set) => new SetStream(set);
}
