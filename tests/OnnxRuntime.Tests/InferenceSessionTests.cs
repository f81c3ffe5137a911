using Microsoft.ML.OnnxRuntime;
using Strata.Tests.Models;

namespace Strata.Tests;

public sealed class InferenceSessionTests
{
    [Fact]
    public void A_dense_layer_gives_the_values_worked_by_hand()
    {
        using InferenceSession session = new(TestModels.Dense);
        using RunOptions options = new();
        using OrtValue x = OrtValue.CreateTensorValueFromMemory([1f, 0f, 0f, 10f, 10f, 10f], [2, 3]);

        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, new Dictionary<string, OrtValue> { ["x"] = x }, ["y"]);

        // Row 1: [1,2] + [-100,1] = [-99,3]; row 2: [90,120] + [-100,1] = [-10,121].
        Assert.Equal([2L, 2L], outputs[0].GetTensorTypeAndShape().Shape);
        Assert.Equal([0f, 3f, 0f, 121f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }
}
