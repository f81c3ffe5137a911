using Strata.Deployment;
using Strata.Onnx;
using Strata.Registry;
using Strata.Tests.Quantization;
using Strata.Tests.Sessions;

namespace Strata.Tests.Deployment;

/// <summary>What every form of export promises.</summary>
public sealed class ExportTargetContract : IDisposable
{
    readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    // The browser's needs npm's files: its page is tested in tests/Browser.Tests.
    public static TheoryData<string> Targets => [.. Parts<IExportTarget>.Names.Where(name => name != "browser" || HasBrowserRuntime)];

    static bool HasBrowserRuntime => File.Exists(Path.Combine(AppContext.BaseDirectory, "browser", "runtime", "ort.wasm.min.mjs"));

    [Theory, MemberData(nameof(Targets))]
    public void An_export_is_whole_proved_and_can_be_done_again(string target)
    {
        ModelProto model = new SmallNetwork().Build();
        ExportedFiles files = _exports.Run(model, target), again = _exports.Run(model, target);

        Assert.True(Path.Exists(files.Path));
        Assert.Equal(files.Bytes, again.Bytes);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(_exports.In(), "*", SearchOption.AllDirectories), path => path.EndsWith(".tmp"));
        if (target != "npy")
            Assert.Equal(("noise", 256, 1.0, 0f), (files.Proof!.Images, files.Proof.Count, files.Proof.SameTop1, files.Proof.LargestDifference));
    }

    [Theory, MemberData(nameof(Targets))]
    public void Folders_with_other_files_are_left_alone(string target)
    {
        if (target == "onnx")
            return;
        string mine = Path.Combine(Directory.CreateDirectory(_exports.In("tiny")).FullName, "thesis.txt");
        File.WriteAllText(mine, "years of work");
        Assert.Contains("holds other files", Assert.Throws<InputException>(() => _exports.Run(new SmallNetwork().Build(), target, name: "tiny")).Message);
        Assert.Equal("years of work", File.ReadAllText(mine));
    }

    [Fact]
    public void No_classifier_is_no_export()
    {
        ModelProto model = new TinyModel().Build();
        model.Graph.Output.Clear();
        ModelProto pixels = model.WithOutputs(["pixels"]);
        Assert.Contains("no classifier", Assert.Throws<InputException>(() => _exports.Run(pixels, "onnx")).Message);
    }
}
