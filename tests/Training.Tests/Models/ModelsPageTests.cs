using System.Globalization;
using Strata.Registry;
using Strata.Training.Models;
using static Strata.Tests.Models.SmallModels;

namespace Strata.Tests.Models;

/// <summary>The page of the models stays true.</summary>
public class ModelsPageTests
{
    [Fact]
    public void Table_names_every_model_with_what_it_is_and_its_parameters()
    {
        string[] expected = [.. Parts<IModel>.All.Select(part =>
            $"| `{part.Name}` | {part.Summary} | {Parameters(Build(part.Name)).ToString("N0", CultureInfo.InvariantCulture)} |")];
        string[] rows = [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "models.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|').Length == 5)];
        Assert.True(expected.SequenceEqual(rows), "docs/models.md should have these rows:\n" + string.Join('\n', expected));
    }
}
