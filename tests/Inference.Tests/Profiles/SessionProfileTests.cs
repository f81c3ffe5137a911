using Strata.Profiles;
using Strata.Sessions;
using Strata.Tests.Sessions;

namespace Strata.Tests.Profiles;

public sealed class SessionProfileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Written(string json)
    {
        File.WriteAllText(_folder.File("profile.json"), json);
        return _folder.File("profile.json");
    }

    static string Event(string name, string op, int node, int microseconds, string category = "Node") =>
        $$"""{ "cat": "{{category}}", "name": "{{name}}", "dur": {{microseconds}}, "args": { "op_name": "{{op}}", "node_index": "{{node}}", "provider": "CPUExecutionProvider" } }""";

    [Fact]
    public void The_first_run_of_a_node_does_not_count()
    {
        IReadOnlyList<NodeTime> nodes = SessionProfile.Read(Written($"[{string.Join(',', [
            Event("session", "", 0, 99, "Session"), Event("conv1_kernel_time", "Conv", 0, 900), Event("relu1_kernel_time", "Relu", 1, 50),
            Event("conv1_fence_before", "Conv", 0, 7), Event("conv1_kernel_time", "Conv", 0, 30), Event("conv1_kernel_time", "Conv", 0, 50)])}]"));

        Assert.Equal(
            [
                new NodeTime("conv1", "Conv", "CPUExecutionProvider", TimeSpan.FromMicroseconds(80), Runs: 2),
                new NodeTime("relu1", "Relu", "CPUExecutionProvider", TimeSpan.FromMicroseconds(50), Runs: 1),
            ],
            nodes);
    }

    [Fact]
    public void Operators_sum_up_their_nodes_and_shares_to_one()
    {
        NodeTime Conv(string name, int microseconds, int runs) => new(name, "Conv", "CPU", TimeSpan.FromMicroseconds(microseconds), runs);
        IReadOnlyList<OperatorTime> operators = OperatorTime.Of(
            [Conv("a", 2000, 2), new NodeTime("r", "Relu", "CPU", TimeSpan.FromMicroseconds(1000), 1), Conv("b", 2000, 1)]);

        Assert.Equal([new OperatorTime("Conv", "CPU", 2, 3, 0.75), new OperatorTime("Relu", "CPU", 1, 1, 0.25)], operators);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""[{"cat":"Node","name":"a_kernel_time"}]""")]
    public void What_is_no_profile_is_said(string content) =>
        Assert.Contains("is no profile of ONNX Runtime", Assert.Throws<FailureException>(() => SessionProfile.Read(Written(content))).Message);

    [Fact]
    public void A_session_writes_one_that_can_be_read()
    {
        using ModelSession session = ModelSession.Open(
            new TinyModel().Save(_folder.File("model.onnx")), new SessionSettings { ProfilePrefix = _folder.File("run"), Optimize = false });
        using BatchSlot slot = new(session, new(1, 1, 3), ["logits"], 2);
        slot.Run();
        IReadOnlyList<NodeTime> nodes = SessionProfile.Read(session.EndProfiling());
        Assert.Equal(["Cast", "Flatten", "MatMul", "Softmax"], nodes.Select(node => node.Op).Order());
        Assert.All(nodes, node => Assert.Equal(1, node.Runs));
    }
}
