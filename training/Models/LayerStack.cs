using Strata.Data;
using Strata.Training.Models.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Layer = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Strata.Training.Models;

/// <summary>
/// A network under construction, layer upon layer: it knows the shape it has come to, applies the choices, and counts the names
/// (conv1, norm1, relu1, pool1, dropout1, fc1, logits).
/// </summary>
/// <example><code>
/// new LayerStack("mine", image, choices, least: 4).Conv(32, 5, padding: 2).Pool().Hidden(512).Logits(classes)
/// </code></example>
sealed class LayerStack
{
    readonly List<(string Name, Layer Layer)> _layers = [];
    readonly Dictionary<string, int> _counts = [];
    readonly string _model;
    readonly LayerChoices _choices;
    int _convolutions;
    int _hidden;
    double _dropout;

    /// <summary>Begins at images [N,C,H,W].</summary>
    /// <param name="model">The model's name, for errors.</param>
    /// <param name="image">The shape of one image.</param>
    /// <param name="choices">The knobs.</param>
    /// <param name="least">The smallest side of an image that leaves at least one pixel to every layer.</param>
    /// <exception cref="InputException">The images are smaller.</exception>
    public LayerStack(string model, ImageShape image, LayerChoices choices, int least = 1)
    {
        if (image.Height < least || image.Width < least)
            throw new InputException($"{model} needs images of at least {least}x{least} pixels, these are {image}");
        (_model, _choices, Shape) = (model, choices, image);
    }

    /// <summary>What the layers so far make; [C,1,1] once flattened.</summary>
    public ImageShape Shape { get; private set; }

    /// <summary>Whether the layers so far make vectors [N,C], not maps.</summary>
    public bool Flat { get; private set; }

    /// <summary>Whether there are no layers so far.</summary>
    public bool IsEmpty => _layers.Count == 0;

    /// <summary>Moves the pixels around as the seed says; a negative seed leaves them.</summary>
    public LayerStack Permute(int seed) => seed < 0 ? this : Add("permute", new PixelPermutation(Shape, seed));

    /// <summary>A stack of its own that begins where this one is, for a stage, a block or a shortcut; it drops nothing.</summary>
    public LayerStack Nested() => new(_model, Shape, _choices with { Dropout = [] });

    /// <summary>The layers so far, in a row.</summary>
    public Layer Sequence() => Sequential(_layers);

    /// <summary>A convolution, its normalisation and its activation.</summary>
    public LayerStack Conv(int channels, int kernel, int stride = 1, int padding = 0, int towers = 1, bool bias = true, bool activate = true)
    {
        int made = channels * (activate ? Activations.Pieces(_choices.Activation) : 1);
        return Conv(made, kernel, stride, padding, Conv2d(Shape.Channels, made, kernel, stride, padding, groups: towers, bias: bias), activate);
    }

    /// <summary>A layer that convolves in a way of its own, its normalisation and its activation.</summary>
    public LayerStack Conv(int made, int kernel, int stride, int padding, Layer convolution, bool activate = true)
    {
        EndLayer();
        _dropout = Share(_convolutions++);
        Count("conv", convolution);
        Shape = new ImageShape(made, Windows.Count(Shape.Height, kernel, stride, padding), Windows.Count(Shape.Width, kernel, stride, padding));
        Normalise();
        return activate ? Activate() : this;
    }

    /// <summary>The activation alone.</summary>
    public LayerStack Activate()
    {
        Count(Activations.Prefix(_choices.Activation), Activations.Create(_choices.Activation));
        Shape = Shape with { Channels = Shape.Channels / Activations.Pieces(_choices.Activation) };
        return this;
    }

    /// <summary>Pooling of windows, as chosen.</summary>
    public LayerStack Pool(int kernel = 2, int stride = 2, int padding = 0, bool ceiling = false) =>
        Pool(_choices.Pool, kernel, stride, padding, ceiling);

    /// <summary>Max pooling, whatever was chosen.</summary>
    public LayerStack MaxPool(int kernel, int stride, int padding = 0) => Pool("max", kernel, stride, padding, ceiling: false);

    /// <summary>Each channel's windows pooled to so many rows and columns.</summary>
    public LayerStack PoolTo(int side, string name = "pool")
    {
        if ((Shape.Height, Shape.Width) == (side, side) && side > 1)
            return this;
        Count(name, _choices.Pool == "max" ? AdaptiveMaxPool2d([side, side]) : AdaptiveAvgPool2d([side, side]));
        Shape = Shape with { Height = side, Width = side };
        return this;
    }

    /// <summary>Linear layers of those widths, each with its normalisation and activation.</summary>
    /// <param name="widths">Outputs of each layer.</param>
    /// <param name="normalise">Whether the normalisation stands here too.</param>
    public LayerStack Hidden(IEnumerable<int> widths, bool normalise = true)
    {
        foreach (int width in widths)
        {
            Flatten();
            EndLayer();
            _dropout = Share(_convolutions + _hidden++, hidden: true);
            int made = width * Activations.Pieces(_choices.Activation);
            Count("fc", Linear(Shape.Channels, made));
            Shape = Shape with { Channels = made };
            if (normalise)
                Normalise();
            Activate();
        }
        return this;
    }

    /// <summary>A layer of any other kind that leaves the shape as it is, or makes the one given.</summary>
    public LayerStack Add(string name, Layer layer, ImageShape? made = null)
    {
        _layers.Add((name, layer));
        Shape = made ?? Shape;
        return this;
    }

    /// <summary>As <see cref="Add"/>, with the number that is next for that kind of layer.</summary>
    public LayerStack Count(string kind, Layer layer, ImageShape? made = null) =>
        Add($"{kind}{_counts[kind] = _counts.GetValueOrDefault(kind) + 1}", layer, made);

    /// <summary>[N,C,H,W] to [N,C*H*W]; nothing where that was done.</summary>
    public LayerStack Flatten()
    {
        if (Flat)
            return this;
        EndLayer();
        Flat = true;
        return Add("flatten", nn.Flatten(), new ImageShape(Shape.Size, 1, 1));
    }

    /// <summary>The linear layer to the classes, and the whole network with its first weights.</summary>
    public Layer Logits(int classes)
    {
        Flatten();
        if (_choices.Dropout.Count == 1 && _hidden == 0)
            _dropout = _choices.Dropout[0];
        EndLayer();
        return Finish(Linear(Shape.Channels, classes));
    }

    /// <summary>The network with a last layer of any kind, named `logits`.</summary>
    public Layer Finish(Layer logits)
    {
        EndLayer();
        int places = _convolutions + _hidden;
        if (_choices.Dropout.Count > 1 && _choices.Dropout.Count != places)
            throw new InputException(
                $"{_model}: dropout has {_choices.Dropout.Count} shares for {places} layers ({_convolutions} convolutions, {_hidden} hidden): give one, or one a layer");
        Layer network = Sequential(Add("logits", logits)._layers);
        Initialisation.Apply(network, _choices);
        return network;
    }

    LayerStack Pool(string pool, int kernel, int stride, int padding, bool ceiling) =>
        Count("pool", Pooling.Create(pool, Shape.Channels, kernel, stride, padding, ceiling), Shape with
        {
            Height = Windows.Count(Shape.Height, kernel, stride, padding, ceiling),
            Width = Windows.Count(Shape.Width, kernel, stride, padding, ceiling),
        });

    // What a layer drops is dropped after its pooling: only here is it known that nothing more belongs to the layer.
    void EndLayer()
    {
        if (_dropout > 0)
            Count("dropout", Dropout(_dropout));
        _dropout = 0;
    }

    double Share(int layer, bool hidden = false) =>
        _choices.Dropout.Count > 1 ? _choices.Dropout.ElementAtOrDefault(layer) : hidden ? _choices.Dropout.FirstOrDefault() : 0;

    void Normalise()
    {
        Layer? norm = Flat ? Normalisation.OfVector(_choices, Shape.Channels) : Normalisation.OfMaps(_choices, Shape, _model);
        if (norm is not null)
            Count("norm", norm);
    }
}
