using Strata.Sessions;

namespace Strata.Tests.Sessions;

/// <summary>What ONNX Runtime says is passed on without what only its makers can use.</summary>
public sealed class RuntimeMessageTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("an IR version of the future")]
    [InlineData("an opset of the future")]
    [InlineData("an unknown operator")]
    [InlineData("an unknown element type")]
    [InlineData("fewer elements than its sizes tell")]
    [InlineData("a cycle")]
    public void Codes_sources_and_repeated_paths_are_left_out(string name)
    {
        (string path, _) = BadModels.Write(name, _folder.Path);
        string line = Assert.Throws<InputException>(() => ModelSession.Open(path).Dispose()).Message;
        Assert.StartsWith($"{path} is no ONNX model that ONNX Runtime can open: ", line);
        Assert.DoesNotMatch(@"ErrorCode|onnxruntime_src|\.(cc|h):\d|::|Load model from", line);
        Assert.Equal(line.IndexOf(path, StringComparison.Ordinal), line.LastIndexOf(path, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_wrong_stays_word_for_word()
    {
        (string path, _) = BadModels.Write("an IR version of the future", _folder.Path);
        string line = Assert.Throws<InputException>(() => ModelSession.Open(path).Dispose()).Message;
        Assert.EndsWith($"can open: Unsupported model IR version: 99, max supported IR version: {line.Split(' ')[^1]}", line);
    }
}
