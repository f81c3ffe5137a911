using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Strata.Data;
using Strata.Registry;
using Strata.Training.Augmentations;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>docs/augmentation.md says what the code does: every augmentation, every knob, its default and its range.</summary>
public partial class AugmentationPageTests
{
    sealed record Knob(string Augmentation, string Name, string Default, string Range);

    static readonly ImageShape Image = new(1, 28, 28);

    static readonly (string[] Augmentations, Knob[] Knobs) Page = Read();

    public static TheoryData<string> Augmentations => [.. Page.Augmentations];

    [GeneratedRegex(@"^([\d.]+) to ([\d.]+)")]
    private static partial Regex Range();

    static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs");

    static (string[], Knob[]) Read()
    {
        List<string> names = [];
        List<Knob> knobs = [];
        IEnumerable<string> lines = File.ReadLines(Path.Combine(Folder(), "augmentation.md"));
        foreach (string line in lines.SkipWhile(line => !line.StartsWith("| ---")).Skip(1))
        {
            string[] cells = [.. line.Split('|').Select(cell => cell.Trim().Trim('`'))];
            if (cells[1] != "")
                names.Add(cells[1]);
            else
                knobs.Add(new Knob(names[^1], cells[2], cells[3], cells[4]));
        }
        return ([.. names], [.. knobs]);
    }

    static AugmentationStep Create(string spec) => PartSpec.Parse(spec).Build<IAugmentation, AugmentationStep>(
        "augmentation", (augmentation, knobs) => augmentation.Create(Image, Augmented.Classes, knobs));

    static string Refusal(string spec) => Assert.Throws<InputException>(() => Create(spec)).Message;

    [Fact]
    public void The_page_lists_every_augmentation() =>
        Assert.Equal(Parts<IAugmentation>.Names.Order(), Page.Augmentations.Order());

    [Theory, MemberData(nameof(Augmentations))]
    public void The_page_lists_every_knob(string name)
    {
        string known = Refusal($"{name}:nonsense=1").Split("known: ")[1];
        IEnumerable<string> listed = Page.Knobs.Where(knob => knob.Augmentation == name).Select(knob => knob.Name);
        Assert.Equal(known.Split(", ").Order(), listed.Order());
    }

    [Theory, MemberData(nameof(Augmentations))]
    public void Defaults_are_those_of_the_page(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Noise(32, 1, 28, 28);
        float[] bare = Augmented.Values(Augmented.Images(name, images));
        foreach (Knob knob in Page.Knobs.Where(knob => knob.Augmentation == name && !knob.Default.StartsWith("noise")))
            Assert.Equal(bare, Augmented.Values(Augmented.Images($"{name}:{knob.Name}={knob.Default.Split(' ')[0]}", images)));
    }

    [Theory, MemberData(nameof(Augmentations))]
    public void Ranges_are_those_of_the_page(string name)
    {
        foreach (Knob knob in Page.Knobs.Where(knob => knob.Augmentation == name))
        {
            string Spec(object value) => $"{name}:{knob.Name}={Convert.ToString(value, CultureInfo.InvariantCulture)}";
            if (Range().Match(knob.Range) is not { Success: true } range)
            {
                Assert.All(knob.Range.Split(", ").SelectMany(word => word.Split(" or ")), word => Create(Spec(word)));
                Assert.Contains(knob.Range.Replace(", ", " or "), Refusal(Spec("nonsense")));
                continue;
            }
            double End(int group) => double.Parse(range.Groups[group].Value, CultureInfo.InvariantCulture);
            (double least, double most) = (End(1), End(2));
            Assert.Contains($"{knob.Name}=", Refusal(Spec(least - 1)));
            Assert.Contains($"{knob.Name}=", Refusal(Spec(most + 1)));
            // Ends of the range are inside of it. An odd size below an even end, and shares whose order must not turn round.
            if (knob.Name is not ("least" or "most"))
                _ = (Create(Spec(least)), Create(Spec(knob.Name == "size" && name != "cutout" ? most - 1 : most)));
            Assert.Contains($"from {range.Groups[1].Value} to {range.Groups[2].Value}", Refusal(Spec(most + 1)));
        }
    }
}
