using System.Text.Json;
using Strata.Data;
using Strata.Registry;
using Strata.Training.Models.Layers;
using static TorchSharp.torch.nn;
using Layer = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Strata.Training.Models.Json;

/// <summary>The layers that a model file may name. A layer is an object with one property of these, and its settings beside it.</summary>
static class JsonLayers
{
    delegate void AddLayer(LayerStack stack, JsonElement layer, PartParameters settings, string where);

    const int Widest = 1 << 16;

    static readonly Dictionary<string, AddLayer> Kinds = new()
    {
        ["conv"] = (stack, _, settings, where) => Conv(stack, settings, where),
        ["norm"] = (stack, _, settings, where) => Norm(stack, settings, where),
        ["activation"] = (stack, _, settings, where) => Activation(stack, settings, where),
        ["pad"] = (stack, _, settings, where) => Pad(stack, settings, where),
        ["pool"] = (stack, _, settings, where) => Pool(stack, settings, where),
        ["globalPool"] = (stack, _, settings, where) => GlobalPool(stack, settings, where),
        ["dropout"] = (stack, _, settings, _) => stack.Count("dropout", Dropout(settings.Number("dropout", 0.5, 0, 0.99))),
        ["flatten"] = (stack, _, settings, where) => Flatten(stack, settings, where),
        ["linear"] = (stack, _, settings, _) => Linear(stack, settings),
        ["residual"] = (stack, layer, _, where) => Residual(stack, layer, where),
        ["branches"] = (stack, layer, _, where) => Branches(stack, layer, where),
        ["gate"] = (stack, layer, _, where) => Gate(stack, layer, where),
    };

    /// <summary>Adds a list of layers.</summary>
    /// <exception cref="InputException">One of them is unknown or wrong; the message says which.</exception>
    public static void Add(LayerStack stack, JsonElement layers, string where)
    {
        if (layers.ValueKind != JsonValueKind.Array)
            throw new InputException($"{where}: give a list of layers");
        int index = 0;
        foreach (JsonElement layer in layers.EnumerateArray())
            AddOne(stack, layer, $"{where}[{index++}]");
    }

    static void AddOne(LayerStack stack, JsonElement layer, string where)
    {
        string[] names = layer.ValueKind == JsonValueKind.Object ? [.. layer.EnumerateObject().Select(property => property.Name)] : [];
        string[] kinds = [.. names.Where(Kinds.ContainsKey)];
        if (kinds.Length != 1)
            throw kinds.Length == 0 && names.Length > 0 ? new InputException($"{where}: {Nearest.Unknown("layer", names[0], Kinds.Keys).Message}")
                : new InputException($"{where}: a layer is an object with one of {string.Join(", ", Kinds.Keys)}");
        PartParameters settings = new($"{where} ({kinds[0]})", names.Where(name => layer.GetProperty(name).ValueKind != JsonValueKind.Array)
            .ToDictionary(name => name, name => Text(layer.GetProperty(name))));
        Kinds[kinds[0]](stack, layer, settings, where);
        settings.RequireAllRead();
    }

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    static void Conv(LayerStack stack, PartParameters settings, string where)
    {
        RequireMaps(stack, where);
        int channels = settings.Whole("conv", 1, least: 1, most: Widest);
        int kernel = settings.Whole("kernel", 3, least: 1, most: 64);
        int groups = settings.Whole("groups", 1, least: 1, most: channels);
        if (stack.Shape.Channels % groups != 0 || channels % groups != 0)
            throw new InputException($"{where}: {groups} groups split neither {stack.Shape.Channels} channels into {channels} evenly: choose a divisor of both");
        stack.Conv(channels, kernel, settings.Whole("stride", 1, least: 1, most: 64), settings.Whole("padding", 0, least: 0, most: 64),
            groups, settings.Flag("bias", true), activate: false);
        RequirePixels(stack, where);
    }

    static void Norm(LayerStack stack, PartParameters settings, string where)
    {
        LayerChoices choices = new()
        {
            Norm = settings.Choice("norm", "batch", Normalisation.Names),
            Groups = settings.Whole("groups", 8, least: 1, most: Widest),
        };
        Layer? norm = stack.Flat ? Normalisation.OfVector(choices, stack.Shape.Channels) : Normalisation.OfMaps(choices, stack.Shape, where);
        if (norm is not null)
            stack.Count("norm", norm);
    }

    static void Activation(LayerStack stack, PartParameters settings, string where)
    {
        string name = settings.Choice("activation", "relu", Activations.Names);
        int pieces = Activations.Pieces(name);
        if (stack.Shape.Channels % pieces != 0)
            throw new InputException($"{where}: {name} takes the largest of {pieces} channels, but it is handed {stack.Shape.Channels}: give the layer before it a multiple");
        stack.Count(Activations.Prefix(name), Activations.Create(name), stack.Shape with { Channels = stack.Shape.Channels / pieces });
    }

    static void Pad(LayerStack stack, PartParameters settings, string where)
    {
        RequireMaps(stack, where);
        string mode = settings.Choice("mode", "zeros", ["zeros", "reflect", "replicate"]);
        ImageShape maps = stack.Shape;
        // A reflection has no more to show than the pixels inside the edge.
        int most = mode == "reflect" ? Math.Min(64, Math.Min(maps.Height, maps.Width) - 1) : 64;
        int border = settings.Whole("pad", 1, least: mode == "zeros" ? -64 : 0, most);
        Layer pad = mode switch
        {
            "reflect" => ReflectionPad2d(border),
            "replicate" => ReplicationPad2d(border),
            _ => ZeroPad2d(border),
        };
        stack.Count("pad", pad, maps with { Height = maps.Height + 2 * border, Width = maps.Width + 2 * border });
        RequirePixels(stack, where);
    }

    static void Pool(LayerStack stack, PartParameters settings, string where)
    {
        RequireMaps(stack, where);
        string name = settings.Choice("pool", "max", Pooling.Names);
        int kernel = settings.Whole("kernel", 2, least: 1, most: 64);
        int stride = settings.Whole("stride", kernel, least: 1, most: 64);
        int padding = settings.Whole("padding", 0, least: 0, most: kernel / 2);
        bool ceiling = settings.Flag("ceiling");
        ImageShape maps = stack.Shape;
        stack.Count("pool", Pooling.Create(name, maps.Channels, kernel, stride, padding, ceiling), maps with
        {
            Height = Windows.Count(maps.Height, kernel, stride, padding, ceiling),
            Width = Windows.Count(maps.Width, kernel, stride, padding, ceiling),
        });
        RequirePixels(stack, where);
    }

    static void GlobalPool(LayerStack stack, PartParameters settings, string where)
    {
        RequireMaps(stack, where);
        string name = settings.Choice("globalPool", "average", ["average", "max"]);
        stack.Count("pool", name == "max" ? AdaptiveMaxPool2d([1, 1]) : AdaptiveAvgPool2d([1, 1]), stack.Shape with { Height = 1, Width = 1 });
    }

    static void Flatten(LayerStack stack, PartParameters settings, string where)
    {
        if (!settings.Flag("flatten", true))
            throw new InputException($"{where}: flatten is true or not there");
        stack.Flatten();
    }

    static void Linear(LayerStack stack, PartParameters settings)
    {
        stack.Flatten();
        int outputs = settings.Whole("linear", 1, least: 1, most: Widest);
        stack.Count("fc", TorchSharp.torch.nn.Linear(stack.Shape.Channels, outputs, settings.Flag("bias", true)), new ImageShape(outputs, 1, 1));
    }

    static void Residual(LayerStack stack, JsonElement layer, string where)
    {
        RequireMaps(stack, where);
        LayerStack body = stack.Nested();
        Add(body, layer.GetProperty("residual"), $"{where}.residual");
        LayerStack? shortcut = layer.TryGetProperty("shortcut", out JsonElement layers) ? stack.Nested() : null;
        if (shortcut is not null)
            Add(shortcut, layers, $"{where}.shortcut");
        ImageShape other = (shortcut ?? stack).Shape;
        if (body.Flat || shortcut is { Flat: true })
            throw new InputException($"{where}: a layer in it has flattened the maps, so that there is nothing to add them to: leave linear and flatten to the layers after it");
        if (body.Shape != other)
            throw new InputException(
                $"{where}: the block makes {body.Shape} and its shortcut {other}, which cannot be added: a \"shortcut\" of one 1x1 convolution with the same channels and stride fits");
        stack.Count("block", new Residual(body.Sequence(), shortcut?.Sequence()), body.Shape);
    }

    static void Branches(LayerStack stack, JsonElement layer, string where)
    {
        RequireMaps(stack, where);
        if (layer.GetProperty("branches") is not { ValueKind: JsonValueKind.Array } lists || lists.GetArrayLength() == 0)
            throw new InputException($"{where}.branches: give a list of lists of layers");
        List<LayerStack> branches = [];
        foreach (JsonElement layers in lists.EnumerateArray())
        {
            branches.Add(stack.Nested());
            Add(branches[^1], layers, $"{where}.branches[{branches.Count - 1}]");
        }
        ImageShape first = branches[0].Shape;
        if (branches.FirstOrDefault(branch => branch.Flat || (branch.Shape.Height, branch.Shape.Width) != (first.Height, first.Width)) is { } other)
            throw new InputException(
                $"{where}: one branch makes {first} and another {(other.Flat ? $"a vector of {other.Shape.Channels}" : other.Shape)}, whose channels cannot stand side by side: "
                + "give all the same stride, and the padding that leaves the same size");
        stack.Count("branches", new Branches([.. branches.Select(branch => branch.IsEmpty ? null : branch.Sequence())]),
            first with { Channels = branches.Sum(branch => branch.Shape.Channels) });
    }

    static void Gate(LayerStack stack, JsonElement layer, string where)
    {
        RequireMaps(stack, where);
        LayerStack body = stack.Nested();
        Add(body, layer.GetProperty("gate"), $"{where}.gate");
        (ImageShape shares, ImageShape maps) = (body.Shape, stack.Shape);
        bool fits = !body.IsEmpty && !body.Flat && (shares.Channels == maps.Channels || shares.Channels == 1)
            && ((shares.Height, shares.Width) == (maps.Height, maps.Width) || (shares.Height, shares.Width) == (1, 1));
        if (!fits)
            throw new InputException(
                $"{where}: the gate makes {(body.Flat ? "a vector" : body.IsEmpty ? "nothing" : shares)} of {maps}, which cannot be multiplied with it: "
                + $"end it in {maps.Channels} channels of one pixel, in one channel of all pixels, or in as many of both");
        stack.Count("gate", new Gate(body.Sequence()));
    }

    static void RequireMaps(LayerStack stack, string where)
    {
        if (stack.Flat)
            throw new InputException($"{where}: it needs maps of pixels, but a layer before it has flattened them");
    }

    static void RequirePixels(LayerStack stack, string where)
    {
        if (stack.Shape.Height < 1 || stack.Shape.Width < 1)
            throw new InputException($"{where}: nothing is left of the image: use larger images, less stride or pooling, or padding");
    }
}
