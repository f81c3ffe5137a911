using System.Runtime.InteropServices;

namespace Strata.Data;

/// <summary>Images that belong together, such as an image and its inverted copy, or the two eyes of a patient.</summary>
/// <param name="Labels">The highest label of each group, as a patient has the grade of the worse eye; groups in order of their first image.</param>
/// <param name="Members">The indices of each group's images, ascending.</param>
/// <param name="Kinds">Equal numbers for groups whose images have the same labels, in any order; 0, 1, 2 … as the kinds are met.</param>
public sealed record ImageGroups(int[] Labels, int[][] Members, int[] Kinds)
{
    /// <summary>Gathers N images by their group.</summary>
    /// <param name="labels">N labels, 0 or more; those of a group may differ.</param>
    /// <param name="groups">N numbers, equal for images that belong together.</param>
    /// <exception cref="InputException">The lengths differ.</exception>
    public static ImageGroups Of(ReadOnlySpan<int> labels, ReadOnlySpan<int> groups)
    {
        if (labels.Length != groups.Length)
            throw new InputException($"{labels.Length:N0} images need as many groups, not {groups.Length:N0}");
        Dictionary<int, List<int>> members = [];
        List<List<int>> inOrder = [];
        for (int i = 0; i < groups.Length; i++)
        {
            ref List<int>? group = ref CollectionsMarshal.GetValueRefOrAddDefault(members, groups[i], out bool isKnown);
            if (!isKnown)
                inOrder.Add(group = []);
            group!.Add(i);
        }
        int[] all = labels.ToArray();
        return new ImageGroups(
            [.. inOrder.Select(group => group.Max(i => all[i]))], [.. inOrder.Select(group => group.ToArray())],
            Numbered(inOrder.Select(group => string.Join(' ', group.Select(i => all[i]).Order()))));
    }

    /// <summary>The images of those groups, group after group.</summary>
    public int[] MembersOf(IEnumerable<int> groups) => [.. groups.SelectMany(group => Members[group])];

    static int[] Numbered(IEnumerable<string> kinds)
    {
        Dictionary<string, int> numbers = [];
        return [.. kinds.Select(kind => numbers.TryGetValue(kind, out int number) ? number : numbers[kind] = numbers.Count)];
    }
}
