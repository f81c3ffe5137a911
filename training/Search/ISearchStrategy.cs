namespace Strata.Training.Search;

/// <summary>One point of the search: what every knob is set to.</summary>
/// <param name="Number">From 1; the same number is always the same point of the same search.</param>
/// <param name="Settings">One of each knob, in the order of the knobs.</param>
public sealed record SearchPoint(int Number, IReadOnlyList<Setting> Settings);

/// <summary>Which points of the space to try, in which order. One file each, marked [Part] with the name that `search` takes.</summary>
public interface ISearchStrategy
{
    /// <summary>The points, in the order in which they are tried; may be endless.</summary>
    /// <param name="knobs">What varies.</param>
    /// <param name="seed">Of all that is drawn; same seed, same points on every machine.</param>
    /// <param name="mayStopShort">Whether the budget may end before the points do.</param>
    /// <exception cref="InputException">A knob does not fit the strategy.</exception>
    IEnumerable<SearchPoint> Points(IReadOnlyList<Knob> knobs, int seed, bool mayStopShort);
}
