using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("glu", "First half times sigmoid of the second half, along one axis")]
sealed class GLUExport : LayerExport<GLU>
{
    protected override string Write(GLU module, LayerScope layer, string input)
    {
        int at = (int)(module.dim < 0 ? module.dim + layer.InputShape.Length : module.dim - 1);
        long half = layer.InputShape[at] / 2;
        string axes = layer.Integers("axis", module.dim);
        string first = layer.Step("Slice", "first", [input, layer.Integers("start", 0), layer.Integers("half", half), axes]);
        string second = layer.Step("Slice", "second", [input, layer.Integers("middle", half), layer.Integers("end", 2 * half), axes]);
        return layer.Node("Mul", [first, layer.Step("Sigmoid", "gate", [second])]);
    }
}
