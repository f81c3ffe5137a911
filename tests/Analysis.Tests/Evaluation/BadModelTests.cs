using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Tests.Sessions;

namespace Strata.Tests.Evaluation;

/// <summary>`evaluate` on models that nobody can use: one line, exit code 2, nothing written.</summary>
public sealed class BadModelTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Bad => [.. BadModels.Names];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Bad))]
    public void It_is_refused_in_one_line_and_nothing_is_written(string name)
    {
        (string path, string says) = BadModels.Write(name, _folder.Path);
        string data = _folder.File("shapes");
        Directory.CreateDirectory(data);
        IdxFile.WriteImages(Path.Combine(data, "t10k-images-idx3-ubyte"), new ImageShape(1, 1, 3), new byte[9]);
        IdxFile.WriteLabels(Path.Combine(data, "t10k-labels-idx1-ubyte"), new byte[] { 0, 1, 2 });
        (StringWriter output, StringWriter error) = (new(), new());

        int code = CommandLineProgram.Run(
            "analysis", ["evaluate", path, "--dataset", data, "--out", _folder.File("report")],
            typeof(Strata.Analysis.Evaluation.EvaluationResult).Assembly, output, error);

        Assert.Equal((2, ""), (code, output.ToString()));
        Assert.StartsWith("error: ", error.ToString());
        Assert.Contains(says, error.ToString());
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_folder.File("report")));
    }
}
