namespace Strata.Data;

/// <summary>Images that belong together, such as an image and its inverted copy.</summary>
/// <param name="Labels">The label of each group, groups in order of their first image.</param>
/// <param name="Members">The indices of each group's images, ascending.</param>
public sealed record ImageGroups(int[] Labels, int[][] Members)
{
    /// <summary>Gathers N images by their group.</summary>
    /// <param name="labels">N labels.</param>
    /// <param name="groups">N numbers, equal for images that belong together.</param>
    /// <exception cref="InputException">The lengths differ, or a group holds images of two classes.</exception>
    public static ImageGroups Of(ReadOnlySpan<int> labels, ReadOnlySpan<int> groups)
    {
        if (labels.Length != groups.Length)
            throw new InputException($"{labels.Length:N0} images need as many groups, not {groups.Length:N0}");
        Dictionary<int, int> order = [];
        List<int> groupLabels = [];
        List<List<int>> members = [];
        for (int i = 0; i < groups.Length; i++)
        {
            if (order.TryAdd(groups[i], members.Count))
            {
                groupLabels.Add(labels[i]);
                members.Add([]);
            }
            int at = order[groups[i]];
            if (groupLabels[at] != labels[i])
                throw new InputException(
                    $"image {i:N0} has label {labels[i]} but belongs to a group of label {groupLabels[at]}: a group holds images of one class");
            members[at].Add(i);
        }
        return new ImageGroups([.. groupLabels], [.. members.Select(indices => indices.ToArray())]);
    }

    /// <summary>The images of those groups, group after group.</summary>
    public int[] MembersOf(IEnumerable<int> groups) => [.. groups.SelectMany(group => Members[group])];
}
