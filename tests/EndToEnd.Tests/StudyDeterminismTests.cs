using Strata.CommandLine;
using Strata.Training.Runs;

namespace Strata.Tests;

/// <summary>Every shipped study gives the same bytes and the same figures again, in another folder.</summary>
[Collection(CiStudies.Collection)]
public sealed class StudyDeterminismTests(CiStudies studies)
{
    static readonly string[] s_timed = ["seconds", "imagesPerSecond"];

    static readonly string[] s_studies = [.. CiStudies.Files.Select(file => Path.GetFileNameWithoutExtension(file))];

    public static TheoryData<string> Names => [.. s_studies];

    [Theory, MemberData(nameof(Names))]
    public void The_quickest_run_of_a_study_trained_on_its_own_has_the_same_weights(string study)
    {
        (string path, RunRecord record) = Directory.GetFiles(studies.Folder(study), "weights.bin", SearchOption.AllDirectories)
            .Select(file => RunFolder.Find(Path.GetDirectoryName(file)!, "."))
            .MinBy(run => run.Record.Parameters * run.Record.Data.TrainImages * run.Record.EpochsTrained);
        Shell silent = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);
        using TrainingRun again = new(record.Options, silent);
        using RunFolder folder = RunFolder.Create(Path.Combine(studies.Models, $"again-{study}"), overwrite: true);
        again.Train(folder);
        Assert.Equal(File.ReadAllBytes(Path.Combine(path, "weights.bin")), File.ReadAllBytes(folder.WeightsFile));
    }

    [Fact, Trait("Category", "Slow")]
    public void All_studies_once_more_give_the_same_weights_models_and_figures()
    {
        string other = Path.Combine(studies.Models, "once-more");
        (int code, string output, string error) = CiStudies.Study(other);
        Assert.True(code == 0, error);
        string[] made = [.. Files(other)];
        Assert.NotEmpty(made);
        foreach (string file in made)
            Assert.True(
                File.ReadAllBytes(Path.Combine(other, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(studies.Models, file))), file);
        Assert.All(s_studies, study => Assert.Equal(Figures(studies.First.Out, study), Figures(output, study)));
    }

    static IEnumerable<string> Files(string root) => Directory.GetFiles(root, "weights.bin", SearchOption.AllDirectories)
        .Concat(Directory.GetFiles(root, "model.onnx", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(root, file));

    static IEnumerable<string> Figures(string output, string study) => CiStudies.Report(output, study).GetProperty("rows").EnumerateArray()
        .Select(row => string.Join(' ', row.GetProperty("figures").EnumerateObject()
            .Where(figure => !s_timed.Contains(figure.Name)).Select(figure => figure.ToString())));
}
