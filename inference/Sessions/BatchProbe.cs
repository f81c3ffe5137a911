using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Data;

namespace Strata.Sessions;

/// <summary>Runs black images to learn what tensors are: a file need not say it.</summary>
static class BatchProbe
{
    // Two sizes tell the batch from an axis that is as long by chance.
    static readonly int[] s_batches = [2, 3];

    /// <summary>The outputs whose first axis is the batch, by name.</summary>
    /// <param name="session">The model.</param>
    /// <param name="image">The shape of one image.</param>
    /// <param name="outputs">Outputs of the model.</param>
    /// <exception cref="InputException">The model cannot run.</exception>
    public static IReadOnlyDictionary<string, TensorForm> Run(ModelSession session, ImageShape image, IReadOnlyList<string> outputs)
    {
        int[] batches = session.Input.Batch is { } given ? [given] : s_batches;
        Dictionary<string, (TensorElementType Type, long[] Shape)>[] runs = [.. batches.Select(batch => RunOne(session, image, batch, outputs))];
        Dictionary<string, TensorForm> forms = [];
        foreach ((string name, (TensorElementType type, long[] shape)) in runs[0])
        {
            bool isBatched = runs.Zip(batches).All(run => run.First[name].Shape is [var first, ..] && first == run.Second);
            if (isBatched && SizeOf(type) is { } size)
                forms[name] = new TensorForm(Spell(type), shape[1..], shape.Skip(1).Aggregate((long)size, (product, axis) => product * axis), IsFloat(type));
        }
        return forms;
    }

    static Dictionary<string, (TensorElementType, long[])> RunOne(ModelSession session, ImageShape image, int batch, IReadOnlyList<string> outputs)
    {
        long[] sizes = [batch, image.Channels, image.Height, image.Width];
        using OrtValue input = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, session.Input.IsFloat ? TensorElementType.Float : TensorElementType.UInt8, sizes);
        input.GetTensorMutableRawData().Clear();
        using RunOptions options = new();
        try
        {
            using IDisposableReadOnlyCollection<OrtValue> values =
                session.Native.Run(options, new Dictionary<string, OrtValue> { [session.Input.Name] = input }, outputs);
            Dictionary<string, (TensorElementType, long[])> found = [];
            foreach ((string name, OrtValue value) in outputs.Zip(values).Where(pair => pair.Second.IsTensor))
            {
                OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
                found[name] = (info.ElementDataType, info.Shape);
            }
            return found;
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException(
                $"{session.Path} cannot run a batch of {batch} {image} images: {ModelSession.FirstLine(error.Message)}", error);
        }
    }

    static bool IsFloat(TensorElementType type) =>
        type is TensorElementType.Float or TensorElementType.Float16 or TensorElementType.Double or TensorElementType.BFloat16;

    static int? SizeOf(TensorElementType type) => type switch
    {
        TensorElementType.Double or TensorElementType.Int64 or TensorElementType.UInt64 => 8,
        TensorElementType.Float or TensorElementType.Int32 or TensorElementType.UInt32 => 4,
        TensorElementType.Float16 or TensorElementType.BFloat16 or TensorElementType.Int16 or TensorElementType.UInt16 => 2,
        TensorElementType.Int8 or TensorElementType.UInt8 or TensorElementType.Bool => 1,
        _ => null,
    };

    static string Spell(TensorElementType type) => type switch
    {
        TensorElementType.Float => "float32",
        TensorElementType.Double => "float64",
        _ => type.ToString().ToLowerInvariant(),
    };
}
