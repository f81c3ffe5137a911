using System.CommandLine;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Features.Verbs;

/// <summary>`layers MODEL`: every tensor inside a model that can be tapped.</summary>
[Part("layers", "List every tensor of a model that can be tapped: name, operator, shape, type, size, weights, multiply-adds, receptive field.")]
sealed class LayersVerb : IVerb
{
    readonly Argument<string> _model = ModelArgument.Create();
    readonly Option<string?> _image = new("--image")
    {
        Description = "The images' channels, height and width, for models that take any: as in 3x224x224.",
        HelpName = "CxHxW",
    };

    /// <inheritdoc/>
    public string Example => "dotnet run --project inference -- layers lenet-relu-mnist";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        command.Add(_model);
        command.Add(_image);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        ModelFile file = ModelFile.Find(options.GetValue(_model)!);
        LayerList list = LayerList.Of(file, options.GetValue(_image) is { } image ? Shape(image) : null);
        Table table = new Table().AddColumns("tensor", "operator", "shape", "type")
            .AddColumn(new TableColumn("an image").RightAligned()).AddColumn(new TableColumn("weights").RightAligned())
            .AddColumn(new TableColumn("multiply-adds").RightAligned()).AddColumn("sees").AddColumn("layer");
        foreach (LayerTensor tensor in list.Tensors)
            table.AddRow(
                Markup.Escape(tensor.Name), Markup.Escape(tensor.Op), string.Join('x', tensor.Shape), tensor.Type,
                ByteSize.Spell(tensor.BytesPerImage), Count(tensor.Weights), Count(tensor.MultiplyAdds),
                tensor.ReceptiveField is { } field ? string.Join('x', field) : "?", tensor.IsLayer ? "yes" : "");
        shell.Show(table);
        shell.Say(
            $"{file.Path}, images of {list.Image}: {list.Tensors.Count} tensors, {list.Tensors.Count(tensor => tensor.IsLayer)} of them layers, "
            + $"{ByteSize.Spell(list.Tensors.Where(tensor => tensor.IsLayer).Sum(tensor => tensor.BytesPerImage))} an image; "
            + $"{list.Weights:N0} weights, {list.MultiplyAdds:N0} multiply-adds an image");
        int[] shape = [list.Image.Channels, list.Image.Height, list.Image.Width];
        shell.Emit(new { Model = file.Name, File = file.Path, Image = shape, list.Weights, list.MultiplyAdds, Layers = list.Tensors });
        return 0;
    }

    static string Count(long number) => number == 0 ? "" : $"{number:N0}";

    static ImageShape Shape(string text)
    {
        string[] sizes = text.Split('x');
        return sizes.Length == 3 && sizes.All(size => int.TryParse(size, out int value) && value is > 0 and <= 1 << 15)
            ? new ImageShape(int.Parse(sizes[0]), int.Parse(sizes[1]), int.Parse(sizes[2]))
            : throw new InputException($"--image {text} is no size: give channels, height and width, as in 3x224x224");
    }
}
