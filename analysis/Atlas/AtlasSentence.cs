using Strata.Storage;

namespace Strata.Analysis.Atlas;

/// <summary>What the atlas shows of each network, in words, from its figures alone.</summary>
static class AtlasSentence
{
    public static IEnumerable<string> Of(AtlasNetwork network)
    {
        if (network.Model is null || network.Rows.Count < 2)
            yield break;
        yield return $"{network.Model}: {Course(network)}.";
        yield return $"{network.Model}: {Cheapest(network)}.";
        yield return $"{network.Model}: {Units(network)}.";
    }

    static string Course(AtlasNetwork network)
    {
        AtlasRow first = network.Rows[0], last = network.Rows.LastOrDefault(row => !row.IsOutput) ?? network.Rows[^1];
        AtlasRow peak = network.Rows.MaxBy(row => row.EffectiveRank)!;
        // A constant layer resembles nothing, but that is no step.
        int largest = Enumerable.Range(0, network.Rows.Count - 1).OrderBy(at => double.IsNaN(network.Rows[at].NextCka) ? 2 : network.Rows[at].NextCka).First();
        string clusters = first.Clusters is [var own, ..]
            ? $"the NMI of {own.Method} goes from {own.Nmi:0.00} to {last.Clusters[0].Nmi:0.00}, " : "";
        return $"from {first.Layer} to {last.Layer}, the last hidden layer, {clusters}the linear probe from {first.Linear.Accuracy:0.000} to "
            + $"{last.Linear.Accuracy:0.000} and the effective rank from {first.EffectiveRank:0.0} to {last.EffectiveRank:0.0} (most in {peak.Layer}, "
            + $"{peak.EffectiveRank:0.0}); the representation changes most from {network.Rows[largest].Layer} to {network.Rows[largest + 1].Layer} "
            + $"(CKA {network.Rows[largest].NextCka:0.00})";
    }

    // The smallest layer whose interval meets that of the best linear probe.
    static string Cheapest(AtlasNetwork network)
    {
        AtlasRow best = network.Rows.MaxBy(row => row.Linear.Accuracy)!;
        AtlasRow enough = network.Rows.Where(row => row.Linear.High >= best.Linear.Low).MinBy(row => row.StoredBytes)!;
        AtlasRow largest = network.Rows.MaxBy(row => row.Bytes)!;
        return $"{enough.Layer} is the smallest layer that is not shown to tell less of the classes than the best ({enough.Linear.Accuracy:0.000} of "
            + $"{best.Linear.Accuracy:0.000}), with {ByteSize.Spell(enough.StoredBytes)} an image; "
            + $"{largest.Layer}, the largest, takes {ByteSize.Spell(largest.Bytes)}";
    }

    static string Units(AtlasNetwork network)
    {
        AtlasRow[] hidden = [.. network.Rows.Skip(1)];
        AtlasRow sparsest = hidden.MaxBy(row => row.Sparsity)!;
        string dead = string.Join(", ", hidden.Where(row => row.DeadUnits > 0).Select(row => $"{row.Layer} {row.DeadUnits:N0} of {row.Units:N0}"));
        string sparsity = sparsest.Sparsity > 0 ? $"the most zeros are in {sparsest.Layer} ({100 * sparsest.Sparsity:0} % of its values)" : "no value is 0";
        return $"{(dead == "" ? "no unit is dead" : $"units that are the same for all images: {dead}")}; {sparsity}";
    }
}
