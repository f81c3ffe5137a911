using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Features;

/// <summary>
/// A classifier cut in two at a map [C,H,W]: the body makes the map of an image, the head makes class scores of maps, also of maps that no image
/// has. The scores are those before softmax where the graph ends in one. Both halves are graphs edited in memory. One thread at a time.
/// </summary>
public sealed class SplitModel : IDisposable
{
    const string Map = "strata.cut/map", Scores = "strata.cut/scores";

    // Values of one head batch: enough rows to keep all cores busy, 32 MiB at most.
    const int MostValues = 1 << 23, MostRows = 512;

    readonly ModelSession _body;
    readonly BatchSlot _slot;
    readonly InferenceSession _head;
    readonly RunOptions _run = new();
    readonly ImageShape _image;
    readonly int _rows;

    SplitModel(LayerList list, LayerTensor layer, ModelProto whole, SessionSettings settings)
    {
        (Layer, _image) = (layer, list.Image);
        _body = ModelSession.Open(Body(whole), list.File.Path, settings);
        try
        {
            _slot = new BatchSlot(_body, list.Image, [Map, Scores], capacity: 1);
            ModelProto head = GraphCut.Head(whole, layer.Name, layer.Shape, layer.Type == "float16", Scores);
            if (head.Graph.Input.All(input => input.Name != GraphCut.Entry))
                throw new InputException($"the scores of {list.File.Path} do not depend on {layer.Name}: choose another --layer");
            HasOtherPaths = head.Graph.Input.Any(input => input.Name == _body.Input.Name);
            _head = OpenHead(head, list.File.Path, settings);
        }
        catch
        {
            _slot?.Dispose();
            _body.Dispose();
            throw;
        }
        Classes = _slot.Width(1);
        _rows = _body.Input.Batch ?? (int)Math.Clamp(MostValues / Math.Max(1, layer.Size), 1, MostRows);
    }

    /// <summary>Where it is cut.</summary>
    public LayerTensor Layer { get; }

    /// <summary>Whether paths lead around the map, so that the head takes the image as well.</summary>
    public bool HasOtherPaths { get; }

    /// <summary>Classes.</summary>
    public int Classes { get; }

    /// <summary>Cuts a model.</summary>
    /// <param name="file">The model.</param>
    /// <param name="image">The shape of one image.</param>
    /// <param name="layer">The map's name, or a pattern that fits one map; null for the last convolution's.</param>
    /// <param name="settings">How it runs.</param>
    /// <returns>The halves; null where no layer was named and the model has no map.</returns>
    /// <exception cref="InputException">It is no classifier that runs, or the layer is unknown or no map, or the scores do not depend on it.</exception>
    public static SplitModel? Open(ModelFile file, ImageShape image, string? layer, SessionSettings settings)
    {
        LayerList list = LayerList.Of(file, image);
        string scores;
        using (ModelSession session = ModelSession.Open(file.Path, settings with { Optimize = false }))
            scores = BeforeSoftmax(new GraphIndex(list.Model.Graph), session.RequireScores());
        LayerTensor? chosen = layer is null ? LastMap.Of(list, scores) : Named(list, layer);
        if (chosen is null)
            return null;
        ModelProto whole = list.Model.Clone();
        AddFloat(whole.Graph, scores, Scores);
        AddFloat(whole.Graph, chosen.Name, Map);
        return new SplitModel(list, chosen, whole, settings);
    }

    /// <summary>The map [C,H,W] and the scores [classes] of one image.</summary>
    /// <param name="image">uint8 [C,H,W].</param>
    /// <exception cref="FailureException">ONNX Runtime failed.</exception>
    public (float[] Map, float[] Scores) RunBody(ReadOnlySpan<byte> image)
    {
        image.CopyTo(_slot.Pixels.Span);
        _slot.Count = 1;
        _slot.Prepare();
        _slot.Run();
        return (_slot.Output(0).ToArray(), _slot.Output(1).ToArray());
    }

    /// <summary>The scores [rows,classes] of maps, in batches.</summary>
    /// <param name="maps">float32 [rows,C,H,W]; maps of one image where <see cref="HasOtherPaths"/>.</param>
    /// <param name="image">uint8 [C,H,W]: the image that the maps are of.</param>
    /// <exception cref="FailureException">ONNX Runtime failed.</exception>
    public float[] RunHead(ReadOnlySpan<float> maps, ReadOnlySpan<byte> image)
    {
        int size = (int)Layer.Size, count = maps.Length / size;
        float[] scores = new float[count * Classes];
        for (int first = 0; first < count; first += _rows)
        {
            int rows = Math.Min(_rows, count - first);
            // A file that fixes its batch gets a full one; what was not asked for is thrown away.
            int full = _body.Input.Batch ?? rows;
            // ONNX Runtime's own memory is aligned: its sums depend, in the last digits, on where their values lie.
            using OrtValue batch = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, [full, .. Layer.Shape]);
            Span<byte> values = batch.GetTensorMutableRawData();
            values.Clear();
            MemoryMarshal.AsBytes(maps.Slice(first * size, rows * size)).CopyTo(values);
            RunHead(batch, full, image).AsSpan(0, rows * Classes).CopyTo(scores.AsSpan(first * Classes));
        }
        return scores;
    }

    /// <summary>How many maps the head takes at once.</summary>
    public int HeadBatch => _rows;

    /// <inheritdoc/>
    public void Dispose()
    {
        _head.Dispose();
        _slot.Dispose();
        _body.Dispose();
        _run.Dispose();
    }

    float[] RunHead(OrtValue maps, int rows, ReadOnlySpan<byte> image)
    {
        using OrtValue? images = HasOtherPaths ? Repeat(image, rows) : null;
        Dictionary<string, OrtValue> inputs = new() { [GraphCut.Entry] = maps };
        if (images is not null)
            inputs[_body.Input.Name] = images;
        try
        {
            using IDisposableReadOnlyCollection<OrtValue> outputs = _head.Run(_run, inputs, [Scores]);
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        }
        catch (OnnxRuntimeException error)
        {
            throw new FailureException(
                $"{_body.Path} behind {Layer.Name} failed on a batch of {rows}: {ModelSession.FirstLine(error.Message)}; choose another --layer", error);
        }
    }

    OrtValue Repeat(ReadOnlySpan<byte> image, int rows)
    {
        byte[] pixels = new byte[rows * image.Length];
        for (int row = 0; row < rows; row++)
            image.CopyTo(pixels.AsSpan(row * image.Length));
        long[] shape = [rows, _image.Channels, _image.Height, _image.Width];
        if (!_body.Input.IsFloat)
            return OrtValue.CreateTensorValueFromMemory(pixels, shape);
        float[] shares = new float[pixels.Length];
        PixelScaling.ToUnit(pixels, shares);
        return OrtValue.CreateTensorValueFromMemory(shares, shape);
    }

    static ModelProto Body(ModelProto whole)
    {
        ModelProto body = whole.Clone();
        body.Graph.Output.Clear();
        body.Graph.Output.AddRange([new ValueInfoProto { Name = Map }, new ValueInfoProto { Name = Scores }]);
        GraphPruning.Prune(body.Graph);
        return body;
    }

    static InferenceSession OpenHead(ModelProto head, string path, SessionSettings settings)
    {
        try
        {
            using SessionOptions options = settings.ToOptions();
            options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
            options.AddSessionConfigEntry(
                "session.model_external_initializers_file_folder_path", System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) ?? "");
            return new InferenceSession(OnnxFile.ToBytes(head), options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException(
                $"what lies behind that layer of {path} does not run alone: {ModelSession.FirstLine(error.Message)}; choose another --layer", error);
        }
    }

    static LayerTensor Named(LayerList list, string pattern) => list.Select([pattern]) switch
    {
        [var only] when LastMap.IsMap(only) => only,
        [var only] => throw new InputException(
            $"{only.Name} is [{string.Join(',', only.Shape)}] and has no places to weigh: choose a map [C,H,W] with --layer"),
        var several => throw new InputException(
            $"--layer {pattern} fits {several.Count} tensors ({string.Join(", ", several.Take(5).Select(each => each.Name))}): name one"),
    };

    // Its values saturate: where a class is certain, probabilities hardly change whatever the map does.
    static string BeforeSoftmax(GraphIndex index, ScoreOutputs outputs)
    {
        if (outputs.Logits is { } logits)
            return logits;
        string name = outputs.Probabilities ?? outputs.Unnamed!, at = name;
        while (index.Producer(at) is { OpType: "Identity" or "Flatten" or "Reshape" or "Squeeze" or "Cast" } passes)
            at = passes.Input[0];
        return index.Producer(at) is { OpType: "Softmax" } softmax ? softmax.Input[0] : name;
    }

    static void AddFloat(GraphProto graph, string tensor, string name) => graph.Node.Add(new NodeProto
    {
        OpType = "Cast",
        Name = name,
        Input = { tensor },
        Output = { name },
        Attribute = { NodeAttribute.Of("to", (long)DataType.Float) },
    });
}
