using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Features;

/// <summary>
/// Runs a data set through a model once and writes the features of any of its layers: features/RUN/DATASET-SPLIT/ with a file a layer,
/// labels.npy and index.json. Pooling is a part of the graph; memory does not grow with the data set; a run that was killed goes on from its
/// last whole chunk to the same bytes.
/// </summary>
public static class FeatureExtraction
{
    /// <summary>Extracts what is not there yet.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">The images, from their first; it is read to its end.</param>
    /// <param name="options">Which features, and how.</param>
    /// <param name="shell">Hears of the forecast and the progress, and says when to stop.</param>
    /// <exception cref="InputException">
    /// The model, a layer or a pooling cannot be had; the folder holds features of another model or other data, or another process works on it;
    /// the disk is too small.
    /// </exception>
    /// <exception cref="FailureException">ONNX Runtime or the disk failed; the same call goes on where it stopped.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the same call goes on.</exception>
    public static FeatureReport Run(ModelFile model, IImageStream stream, FeatureOptions options, Shell shell)
    {
        FeatureRequest request = FeatureRequest.Of(model, stream, options);
        string path = FeatureFolder.PathOf(options.Out, model.Name, stream.Name, stream.Split);
        OutputFolder.Require(path);
        using FolderLock held = FolderLock.Take(path);
        if (options.Overwrite)
            FeatureFiles.Clear(path);
        FeatureFolder? present = PresentFeatures.Find(path, request.Taps, shell);
        if (present is not null)
            request.RequireSame(present);
        try
        {
            return new FeatureWork(request, present, path, stream, options, shell).Run();
        }
        catch (IOException error)
        {
            throw new FailureException($"{error.Message.TrimEnd('.')}: once that is mended, the same command goes on where it stopped", error);
        }
    }

    /// <summary>The graph that runs: the model cut down to what the features need, with an output [N,width] for each.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">The shape of one image.</param>
    /// <param name="options">Which features, and how.</param>
    /// <exception cref="InputException">The model, a layer or a pooling cannot be had.</exception>
    public static ModelProto Graph(ModelFile model, ImageShape image, FeatureOptions options)
    {
        LayerList layers = LayerList.Of(model, image);
        return TapGraph.Of(layers.Model, Tap.Of(layers.Select(options.Layers), options.Poolings, options.Type));
    }
}
