using Strata.Registry;
using Strata.Training.Models.Layers;

namespace Strata.Training.Models;

/// <summary>The knobs that shape a network and that models share; each model brings its own defaults.</summary>
public sealed record LayerChoices
{
    /// <summary>What stands for the initialisation that a model has of its own accord.</summary>
    public const string OwnInit = "default";

    /// <summary>What follows convolutions and hidden layers, see <see cref="Activations.Names"/>.</summary>
    public string Activation { get; init; } = "relu";

    /// <summary>What stands between a layer and its activation, see <see cref="Normalisation.Names"/>.</summary>
    public string Norm { get; init; } = "none";

    /// <summary>The most groups of `norm=group`, at least 1; see <see cref="Normalisation"/>.</summary>
    public int Groups { get; init; } = 8;

    /// <summary>How windows are pooled, see <see cref="Pooling.Names"/>.</summary>
    public string Pool { get; init; } = "max";

    /// <summary>
    /// Shares of activations dropped in training. One share goes to every hidden linear layer (Hinton 2012), or before `logits`
    /// where there is none; several go to the layers in order, convolutions first, one each. None drops nothing.
    /// </summary>
    public IReadOnlyList<double> Dropout { get; init; } = [];

    /// <summary>How weights start, see <see cref="Initialisation.Names"/>.</summary>
    public string Init { get; init; } = OwnInit;

    /// <summary>The deviation of `init=normal`, above 0.</summary>
    public double InitDeviation { get; init; } = 0.01;

    /// <summary>Reads the knobs, all but those that a model without such layers leaves out.</summary>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="own">The model's defaults; null for those of this record.</param>
    /// <param name="activations">The activations that the model can have; null for all.</param>
    /// <exception cref="InputException">A value is unknown or out of range.</exception>
    public static LayerChoices Read(PartParameters parameters, LayerChoices? own = null, IReadOnlyList<string>? activations = null)
    {
        own ??= new LayerChoices();
        return own.ReadHidden(parameters, activations) with { Pool = parameters.Choice("pool", own.Pool, Pooling.Names) };
    }

    /// <summary>The knobs of networks that have no pooling.</summary>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="activations">The activations that the model can have; null for all.</param>
    public LayerChoices ReadHidden(PartParameters parameters, IReadOnlyList<string>? activations = null)
    {
        string norm = parameters.Choice("norm", Norm, Normalisation.Names);
        return ReadInit(parameters) with
        {
            Activation = parameters.Choice("activation", Activation, activations ?? Activations.Names),
            Norm = norm,
            Groups = norm == "group" ? parameters.Whole("groups", Groups, least: 1, most: 1 << 16) : Groups,
            Dropout = parameters.Numbers("dropout", Dropout, least: 0, most: 0.99),
        };
    }

    /// <summary>The knobs that every network has.</summary>
    /// <param name="parameters">The model's parameters.</param>
    public LayerChoices ReadInit(PartParameters parameters)
    {
        string init = parameters.Choice("init", Init, Initialisation.Names);
        return this with
        {
            Init = init,
            InitDeviation = init == "normal" ? parameters.Number("init-std", InitDeviation, least: 1e-9, most: 1e3) : InitDeviation,
        };
    }
}
