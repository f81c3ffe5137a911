using Strata.Data;
using Strata.Tests.Runs;
using Strata.Training.Runs;
using Strata.Training.Transfer;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Transfer;

public sealed class TransferStartTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    static readonly string[] BeforeTheHead =
        ["conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"];

    static readonly string[] Head = ["logits.weight", "logits.bias"];

    string Source => _source ??= Directory.Exists(Path.Combine(digits.Models, "source"))
        ? Path.Combine(digits.Models, "source") : digits.Trained("source", "--epochs", "1");
    string? _source;

    static Module<Tensor, Tensor> LeNet(int classes = 10, int side = 28) =>
        TrainingRun.BuildModel("lenet-relu", new ImageShape(1, side, side), classes);

    static float[] Values(Module<Tensor, Tensor> model, string name) =>
        Training.Export.LayerScope.Floats(model.state_dict()[name]);

    [Fact]
    public void Everything_but_the_head_has_the_runs_values_afterwards()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> trained = LeNet(), model = LeNet(classes: 7);
        trained.load(Path.Combine(Source, "weights.bin"));
        float[] head = Values(model, "logits.weight");
        TransferReport report = TransferStart.Apply(model, Source);
        Assert.Equal(BeforeTheHead, report.Kept);
        Assert.Equal(Head, report.Replaced);
        Assert.Empty(report.Missing);
        Assert.Equal("source", report.From);
        Assert.All(report.Kept, name => Assert.Equal(Values(trained, name), Values(model, name)));
        Assert.Equal(head, Values(model, "logits.weight"));
    }

    [Fact]
    public void Head_that_fits_is_replaced_unless_asked_for()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(Head, TransferStart.Apply(LeNet(), Source).Replaced);
        Assert.Equal([.. BeforeTheHead, .. Head], TransferStart.Apply(LeNet(), Source, keepHead: true).Kept);
        // Seven classes: no wish makes that head fit.
        Assert.Equal(Head, TransferStart.Apply(LeNet(classes: 7), Source, keepHead: true).Replaced);
    }

    [Fact]
    public void Layers_of_another_shape_start_anew()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> larger = LeNet(side: 32);
        float[] before = Values(larger, "fc1.weight");
        TransferReport report = TransferStart.Apply(larger, Source);
        Assert.Equal(["fc1.weight", .. Head], report.Replaced);
        Assert.Equal(before, Values(larger, "fc1.weight"));
    }

    [Fact]
    public void Layers_that_the_run_does_not_have_are_missing()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = Sequential(("conv1", Conv2d(1, 6, 5, padding: 2)), ("extra", Conv2d(6, 6, 3)));
        TransferReport report = TransferStart.Apply(model, Source);
        Assert.Equal(["conv1.weight", "conv1.bias"], report.Kept);
        Assert.Equal(["extra.weight", "extra.bias"], report.Missing);
    }

    [Fact]
    public void Run_of_another_family_is_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> other = TrainingRun.BuildModel("cnn-32-64:hidden=8", new ImageShape(1, 28, 28), 10);
        Assert.Contains("nothing of", Assert.Throws<InputException>(() => TransferStart.Apply(other, Source)).Message);
    }

    [Fact]
    public void Run_that_does_not_exist_is_refused_with_the_nearest()
    {
        _ = Source;
        Assert.Contains(
            "'source'", Assert.Throws<InputException>(() => TransferStart.Apply(LeNet(), "sorce", digits.Models)).Message);
    }

    [Theory]
    [InlineData("weights.bin", "damaged")]
    [InlineData("run.json", "damaged")]
    public void Damaged_files_are_refused(string file, string expected)
    {
        string copy = Copy($"broken-{file}");
        byte[] bytes = File.ReadAllBytes(Path.Combine(copy, file));
        File.WriteAllBytes(Path.Combine(copy, file), bytes[..(bytes.Length / 2)]);
        Assert.Contains(expected, Assert.ThrowsAny<InputException>(() => TransferStart.Apply(LeNet(), copy)).Message);
    }

    [Fact]
    public void Run_without_weights_is_refused()
    {
        string copy = Copy("unfinished");
        File.Delete(Path.Combine(copy, "weights.bin"));
        Assert.Contains("no weights.bin", Assert.Throws<InputException>(() => TransferStart.Apply(LeNet(), copy)).Message);
    }

    [Fact]
    public void Shape_that_is_none_is_refused()
    {
        string copy = Copy("shapeless");
        string record = Path.Combine(copy, "run.json");
        File.WriteAllText(record, File.ReadAllText(record).Replace("1x28x28", "1x28", StringComparison.Ordinal));
        Assert.Contains("image shape '1x28'", Assert.Throws<InputException>(() => TransferStart.Apply(LeNet(), copy)).Message);
    }

    string Copy(string name)
    {
        string copy = Path.Combine(digits.Folder, name);
        Directory.CreateDirectory(copy);
        foreach (string file in (string[])["run.json", "weights.bin"])
            File.Copy(Path.Combine(Source, file), Path.Combine(copy, file), overwrite: true);
        return copy;
    }
}
