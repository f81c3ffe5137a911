using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Tests.Sessions;

/// <summary>The optimised graph that a session leaves beside a large model.</summary>
public sealed class OptimizedGraphTests : IDisposable
{
    static readonly ImageShape s_shape = new(1, 32, 64);
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string[] Kept() => Directory.GetFiles(_folder.Path, "*.optimized");

    // 2,048 x 600 weights: just above what is worth keeping.
    string Large(float first = 1)
    {
        float[] weights = new float[s_shape.Size * 600];
        weights[0] = first;
        TinyModel model = new() { Shape = s_shape, Classes = 600, Weights = weights, Metadata = new ModelMetadata { DataSet = "farm" } };
        return model.Save(_folder.File("model.onnx"));
    }

    static float FirstLogit(string path, SessionSettings? settings = null, TextWriter? said = null)
    {
        using ModelSession session = ModelSession.Open(path, settings);
        session.SayPlacement(new Shell(said ?? TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None));
        Assert.Equal("farm", session.Metadata.DataSet);
        using BatchRunner runner = new(session, s_shape, ["logits"], batch: 1);
        byte[] image = new byte[s_shape.Size];
        image[0] = 5;
        runner.Run(image);
        return runner.Output(0)[0];
    }

    [Fact]
    public void The_second_session_opens_what_the_first_left()
    {
        string model = Large();
        Assert.Equal(5, FirstLogit(model));
        string kept = Assert.Single(Kept());
        DateTime written = File.GetLastWriteTimeUtc(kept);
        Assert.Equal(5, FirstLogit(model));
        Assert.Equal((kept, written), (Assert.Single(Kept()), File.GetLastWriteTimeUtc(kept)));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public void What_lies_there_is_really_used()
    {
        string model = Large();
        FirstLogit(model);
        string kept = Assert.Single(Kept());
        // The graph of another model under a name that fits: a session that gives its answers has read it.
        string other = Path.Combine(_folder.Path, "other.onnx");
        File.Copy(model, other);
        File.Delete(kept);
        FirstLogit(Large(first: 2));
        byte[] content = File.ReadAllBytes(Assert.Single(Kept()));
        Directory.GetFiles(_folder.Path, "*.optimized").ToList().ForEach(File.Delete);
        string key = Path.GetFileName(kept).Split('.')[2].Split('-')[0];
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))[..16];
        File.Copy(other, model, overwrite: true);
        File.WriteAllBytes(Path.Combine(_folder.Path, $"model.onnx.{key}-{hash}.optimized"), content);
        Assert.Equal(10, FirstLogit(model));
    }

    [Fact]
    public void Another_model_under_the_same_name_gets_a_graph_of_its_own()
    {
        FirstLogit(Large());
        string before = Assert.Single(Kept());
        Assert.Equal(15, FirstLogit(Large(first: 3)));
        Assert.NotEqual(before, Assert.Single(Kept()));
    }

    [Fact]
    public void A_damaged_graph_is_made_again_and_said()
    {
        string model = Large();
        FirstLogit(model);
        string kept = Assert.Single(Kept());
        byte[] whole = File.ReadAllBytes(kept);
        byte[] damaged = [.. whole];
        damaged[whole.Length / 2] ^= 0xff;
        File.WriteAllBytes(kept, damaged);
        using StringWriter said = new();
        Assert.Equal(5, FirstLogit(model, said: said));
        Assert.Contains($"{kept} is damaged", said.ToString());
        Assert.Equal(whole, File.ReadAllBytes(Assert.Single(Kept())));
        using StringWriter nothing = new();
        FirstLogit(model, said: nothing);
        Assert.Equal("", nothing.ToString());
    }

    [Fact]
    public void Small_models_and_unoptimised_sessions_leave_nothing()
    {
        FirstLogit(Large(), new SessionSettings { Optimize = false });
        new TinyModel().Save(_folder.File("small.onnx"));
        ModelSession.Open(_folder.File("small.onnx")).Dispose();
        Assert.Empty(Kept());
    }
}
