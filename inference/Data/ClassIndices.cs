using Strata.Randomness;

namespace Strata.Data;

/// <summary>The indices of each class.</summary>
static class ClassIndices
{
    /// <summary>For each label from 0 to the largest its indices, in an order that depends on the seed and the label alone.</summary>
    public static int[][] Shuffled(ReadOnlySpan<int> labels, ulong seed)
    {
        List<List<int>> classes = [];
        for (int i = 0; i < labels.Length; i++)
        {
            while (classes.Count <= labels[i])
                classes.Add([]);
            classes[labels[i]].Add(i);
        }
        int[][] shuffled = [.. classes.Select(members => members.ToArray())];
        for (int label = 0; label < shuffled.Length; label++)
            SplitMix64.Stream(seed, (ulong)label).Shuffle<int>(shuffled[label]);
        return shuffled;
    }
}
