namespace Strata.Data.Images;

/// <summary>The label of a file by the folders that it lies in: that of the innermost one named after a class.</summary>
sealed class FolderLabels
{
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _labels;

    /// <param name="classNames">The class names, in label order; of equal ones the first counts.</param>
    public FolderLabels(IReadOnlyList<string> classNames)
    {
        Dictionary<string, int> labels = new(StringComparer.Ordinal);
        for (int label = 0; label < classNames.Count; label++)
            labels.TryAdd(classNames[label], label);
        _labels = labels.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The label of a file; -1 where none of its folders is named after a class.</summary>
    /// <param name="path">Its path, parts separated by '/'.</param>
    public int Of(ReadOnlySpan<char> path)
    {
        for (int end = path.LastIndexOf('/'); end >= 0; end = path.LastIndexOf('/'))
        {
            path = path[..end];
            if (_labels.TryGetValue(path[(path.LastIndexOf('/') + 1)..], out int label))
                return label;
        }
        return -1;
    }
}
