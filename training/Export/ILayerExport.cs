using static TorchSharp.torch.nn;

namespace Strata.Training.Export;

/// <summary>How one kind of TorchSharp module becomes ONNX nodes. One file each under Layers/, marked [Part].</summary>
public interface ILayerExport
{
    /// <summary>The module type it knows; subclasses are included unless they have an export of their own.</summary>
    Type ModuleType { get; }

    /// <summary>Adds the nodes of one module.</summary>
    /// <returns>The tensor that the module makes.</returns>
    /// <exception cref="InputException">The module has a setting that ONNX cannot express.</exception>
    string Export(Module module, LayerScope layer, string input);
}

/// <summary>An <see cref="ILayerExport"/> for one module type.</summary>
public abstract class LayerExport<TModule> : ILayerExport where TModule : Module
{
    /// <inheritdoc/>
    public Type ModuleType => typeof(TModule);

    /// <inheritdoc/>
    public string Export(Module module, LayerScope layer, string input) => Write((TModule)module, layer, input);

    /// <summary>Adds the nodes of one module and returns the tensor it makes.</summary>
    protected abstract string Write(TModule module, LayerScope layer, string input);
}
