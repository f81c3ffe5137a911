namespace Strata.Training.Transfer;

/// <summary>What became of a model's parameters and buffers when it took over another run's weights.</summary>
/// <param name="From">The run's name.</param>
/// <param name="Kept">Those that have the run's values now.</param>
/// <param name="Replaced">Those that the run has too, but that start anew: the head, and whatever has another shape.</param>
/// <param name="Missing">Those that the run does not have; they start anew, too.</param>
/// <param name="HeldOutSeen">How many images that are held out now that run, or one that it started from, learned from.</param>
public sealed record TransferReport(
    string From, IReadOnlyList<string> Kept, IReadOnlyList<string> Replaced, IReadOnlyList<string> Missing, int HeldOutSeen = 0)
{
    /// <summary>As in "8 of 10 tensors from lenet-relu-mnist; anew: logits.weight, logits.bias; 90 held-out images were learned from there".</summary>
    public override string ToString()
    {
        string[] anew = [.. Replaced, .. Missing];
        string rest = anew.Length == 0 ? "" : $"; anew: {string.Join(", ", anew)}";
        string seen = HeldOutSeen == 0 ? "" : $"; {HeldOutSeen:N0} held-out images were learned from there";
        return $"{Kept.Count} of {Kept.Count + anew.Length} tensors from {From}{rest}{seen}";
    }
}
