namespace Strata.Data.Fundus.Photographs;

/// <summary>DDR's lists: train.txt, valid.txt and test.txt, a line for each image: its name, white space, its grade.</summary>
static class TextList
{
    /// <summary>The files' names without ending, which are the splits'.</summary>
    public static string[] Splits { get; } = ["train", "valid", "test"];

    /// <summary>Whether a file is such a list, by its first line.</summary>
    public static bool IsOne(string path) =>
        File.Exists(path) && File.ReadLines(path).FirstOrDefault(line => line.Trim() != "") is { } first
        && Cut(first) is { Name: not "" } cut && int.TryParse(cut.Grade, out _);

    /// <summary>Reads a list.</summary>
    /// <exception cref="InputException">A line has no name or no grade (the message names it).</exception>
    public static IEnumerable<ListedImage> Read(string path, string split)
    {
        foreach ((int at, string line) in File.ReadLines(path).Index())
        {
            if (line.Trim() == "")
                continue;
            ListPlace place = new(path, at + 1);
            (string name, string grade) = Cut(line);
            if (name == "")
                throw new InputException($"{place}: '{line.Trim()}' is no name followed by a grade, as in 007-0004-000.jpg 0");
            yield return new ListedImage(name, ListedImage.ParseGrade(grade, name, place), null, split, place);
        }
    }

    static (string Name, string Grade) Cut(string line)
    {
        string whole = line.Trim();
        int at = whole.LastIndexOfAny([' ', '\t']);
        return at < 0 ? ("", whole) : (whole[..at].TrimEnd(), whole[(at + 1)..]);
    }
}
