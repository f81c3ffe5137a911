using Strata.Data;
using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests;

/// <summary>The C# of the README, between the two marks, compiled and run.</summary>
static class ReadMeExample
{
    public static void Run(string folder)
    {
        // <readme>
        var model = Sequential(
            ("conv1", Conv2d(1, 8, 3, padding: 1)),
            ("relu1", ReLU()),
            ("pool1", MaxPool2d(2)),
            ("block", new Residual(8)),
            ("flatten", Flatten()),
            ("logits", Linear(8 * 14 * 14, 10)));

        ExportedModel exported = OnnxExporter.Export(model, new ExportOptions
        {
            Image = new ImageShape(1, 28, 28),
            ClassNames = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        });
        exported.Save(folder);      // model.onnx and layers.onnx
        Console.WriteLine($"TorchSharp and ONNX Runtime differ by at most {exported.Proof.Largest:0.0e+0}");
        // </readme>
    }

    // <readme>
    sealed class Residual : Module<Tensor, Tensor>, IOnnxModule
    {
        readonly Module<Tensor, Tensor> body;

        public Residual(long channels) : base("residual")
        {
            body = Conv2d(channels, channels, 3, padding: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => body.call(x) + x;

        // The same forward, in ONNX: the exporter writes the child, this module writes the addition.
        public string Export(LayerScope layer, string input) =>
            layer.Node("Add", [layer.Child("body", body, input), input]);
    }
    // </readme>
}
