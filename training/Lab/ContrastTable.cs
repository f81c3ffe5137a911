using System.Globalization;
using Spectre.Console;

namespace Strata.Training.Lab;

/// <summary>What one choice changes in two groups, in points of test accuracy against each group's own reference.</summary>
/// <param name="Run">The choice.</param>
/// <param name="First">The change in the first group.</param>
/// <param name="FirstMargin">Half of its 95 % interval.</param>
/// <param name="Second">The change in the second group.</param>
/// <param name="SecondMargin">Half of its 95 % interval.</param>
public sealed record ContrastRow(string Run, double First, double FirstMargin, double Second, double SecondMargin)
{
    /// <summary>How much more it changes in the second group.</summary>
    public double Difference => Second - First;

    /// <summary>Half of the difference's 95 % interval, the groups' images being others.</summary>
    public double Margin => Math.Sqrt(FirstMargin * FirstMargin + SecondMargin * SecondMargin);

    /// <summary>Whether the choice does something else in the second group.</summary>
    public bool Differs => Math.Abs(Difference) > Margin;
}

/// <summary>Runs of equal names in two groups: where a choice does something else on another data set.</summary>
/// <param name="First">A group.</param>
/// <param name="Second">Another.</param>
/// <param name="Reference">The run that each is compared with in its own group.</param>
/// <param name="Rows">The runs that are in both, the largest difference first.</param>
public sealed record ContrastTable(string First, string Second, string Reference, IReadOnlyList<ContrastRow> Rows)
{
    const double Error = 0.05;

    /// <summary>Compares; runs that diverged or are in one group alone are left out.</summary>
    /// <param name="contrast">What is held against what.</param>
    /// <param name="rows">The study's table; both groups have the reference.</param>
    public static ContrastTable Of(StudyContrast contrast, IReadOnlyList<StudyRow> rows)
    {
        Dictionary<string, StudyRow> first = InGroup(rows, contrast.First), second = InGroup(rows, contrast.Second);
        IEnumerable<ContrastRow> compared =
            from name in first.Keys
            where name != contrast.Reference && second.ContainsKey(name)
            let one = Findings.Difference(first[name], first[contrast.Reference])
            let other = Findings.Difference(second[name], second[contrast.Reference])
            where double.IsFinite(one.Points) && double.IsFinite(other.Points)
            select new ContrastRow(name, one.Points, one.Margin, other.Points, other.Margin);
        ContrastRow[] ordered = [.. compared.OrderByDescending(row => Math.Abs(row.Difference))];
        return new ContrastTable(contrast.First, contrast.Second, contrast.Reference, ordered);
    }

    /// <summary>A sentence on how many differ, and one for each that does.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Sentences =>
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Second} against {First}: {Rows.Count(row => row.Differs)} of {Rows.Count} do something else there; {Error * Rows.Count:0.#} would seem to by chance."),
        .. Rows.Where(row => row.Differs).Select(Sentence),
    ];

    /// <summary>The table for people.</summary>
    public Table ForPeople()
    {
        Table table = new Table().Border(TableBorder.Markdown).AddColumns([.. Headings.Select(heading => new TableColumn(heading))]);
        foreach (ContrastRow row in Rows)
            table.AddRow([.. Cells(row).Select(Spectre.Console.Markup.Escape)]);
        return table;
    }

    /// <summary>The same in Markdown.</summary>
    public IEnumerable<string> Markdown() =>
    [
        $"| {string.Join(" | ", Headings)} |",
        "| --- | ---: | ---: | ---: | --- |",
        .. Rows.Select(row => $"| {string.Join(" | ", Cells(row))} |"),
    ];

    string Sentence(ContrastRow row)
    {
        string changes = $"{Signed(row.First)} points in {First}, but {Signed(row.Second)} in {Second}";
        return $"{row.Run}: {changes}, {Points(row.Difference, row.Margin)}.";
    }

    string[] Headings => [$"points against {Reference}", First, Second, "difference", ""];

    static string[] Cells(ContrastRow row) =>
    [
        row.Run, Points(row.First, row.FirstMargin), Points(row.Second, row.SecondMargin), Points(row.Difference, row.Margin),
        row.Differs ? "differs" : "no difference shown",
    ];

    static string Points(double points, double margin) =>
        string.Create(CultureInfo.InvariantCulture, $"{Signed(points)} (±{margin:0.00})");

    static string Signed(double points) => points.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    static Dictionary<string, StudyRow> InGroup(IReadOnlyList<StudyRow> rows, string group) =>
        rows.Where(row => row.Group == group).ToDictionary(row => row.Name);
}
