namespace Strata.Training.Export;

/// <summary>
/// What a custom module implements to be exported: it writes its own forward pass as ONNX nodes, handing its children to
/// <see cref="LayerScope.Child"/> in the order in which its forward calls them.
/// </summary>
/// <example>A residual block: <code>
/// public string Export(LayerScope layer, string input) =>
///     layer.Node("Add", [layer.Child("body", body, input), input]);
/// </code></example>
public interface IOnnxModule
{
    /// <summary>Adds the nodes of this module.</summary>
    /// <param name="layer">Where the nodes go, and the module's name and shapes.</param>
    /// <param name="input">The tensor that the module reads.</param>
    /// <returns>The tensor that it makes.</returns>
    string Export(LayerScope layer, string input);
}
