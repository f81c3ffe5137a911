using Strata.Data;
using Strata.Onnx;
using Strata.Precision;
using Strata.Sessions;
using Strata.Tests.Quantization;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Precision;

public sealed class HalfPrecisionTests
{
    // Three digits in every weight and activation, over three layers.
    const float Tolerance = 5e-3f;

    static ModelProto Half(ModelProto model) => HalfPrecision.Convert(model, "small.onnx").Model;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Logits_stay_close_and_keep_their_type(bool residual)
    {
        SmallNetwork network = new() { BatchNorm = true, Residual = residual };
        ImageSet images = network.Images(60);
        float[] before = SmallNetwork.Score(network.Build(), images).Logits!;
        ModelProto half = Half(network.Build());

        float[] after = SmallNetwork.Score(half, images).Logits!;

        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        Assert.NotEqual(before, after);
        Assert.Equal((int)DataType.Uint8, half.Graph.Input.Single().Type.TensorType.ElemType);
        Assert.All(half.Graph.Output, output => Assert.Equal((int)DataType.Float, output.Type.TensorType.ElemType));
    }

    [Fact]
    public void Weights_of_layers_are_half_as_large_and_pixels_are_scaled_in_float32()
    {
        ModelProto half = Half(new SmallNetwork().Build());
        Dictionary<string, DataType> types = half.Graph.Initializer.ToDictionary(weights => weights.Name, weights => (DataType)weights.DataType);
        Assert.Equal(DataType.Float, types["factor"]);
        Assert.All(types.Where(pair => pair.Key != "factor"), pair => Assert.Equal(DataType.Float16, pair.Value));
        Assert.Contains(half.Graph.Node, node => node.OpType == "Softmax" && node.Input[0] == "logits");
    }

    [Fact]
    public void A_residual_network_of_another_exporter_keeps_its_logits()
    {
        ModelProto model = OnnxFile.Load(Path.Combine(AppContext.BaseDirectory, "fixtures", "onnx", "residual.onnx"));
        ImageSet images = new SmallNetwork { Shape = new(1, 28, 28) }.Images(30);
        float[] before = SmallNetwork.Score(model, images).Logits!, after = SmallNetwork.Score(Half(model), images).Logits!;
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    [Fact]
    public void Weights_beyond_the_largest_float16_stay_float32()
    {
        ModelProto model = new SmallNetwork().Build();
        TensorProto bias = model.Graph.Initializer.Single(weights => weights.Name == "conv2.bias");
        model.Graph.Initializer.Remove(bias);
        float[] values = bias.Floats();
        values[0] = 70_000;
        model.Graph.Initializer.Add(TensorContent.Of<float>("conv2.bias", DataType.Float, values, bias.Dims));

        ModelProto half = Half(model);

        Assert.Equal(70_000, half.Graph.Initializer.Single(weights => weights.Name == "conv2.bias").Floats()[0]);
        Assert.Contains(half.Graph.Initializer, weights => weights.Name == "conv1.weight/float16");
    }

    [Fact]
    public void Weights_are_rounded_to_the_nearest()
    {
        TensorProto before = new SmallNetwork().Build().Graph.Initializer.Single(weights => weights.Name == "logits.weight");
        TensorProto after = Half(new SmallNetwork().Build()).Graph.Initializer.Single(weights => weights.Name == "logits.weight/float16");
        Assert.Equal(before.Floats().Select(value => (Half)value), System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Half>(after.Bytes()).ToArray());
    }

    [Fact]
    public void A_model_that_is_converted_already_is_refused() => Assert.Contains(
        "already", Assert.Throws<InputException>(() => Half(Half(new SmallNetwork().Build()))).Message);
}
