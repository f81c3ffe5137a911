using System.Globalization;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Strata.Deployment.Triton;

/// <summary>Writes Triton's ModelConfig (model_config.proto of its common repository) as protobuf text.</summary>
static class TritonConfig
{
    // Half a millisecond fills batches under load and is not felt without it.
    const int QueueDelayMicroseconds = 500;

    /// <summary>The configuration of a model on the backend onnxruntime.</summary>
    /// <param name="name">The model's name, which is its folder's.</param>
    /// <param name="job">The export.</param>
    /// <param name="labels">The file with the names of the classes.</param>
    public static string Of(string name, ExportJob job, string labels)
    {
        InferenceSession session = job.Session.Native;
        // A model whose batch the file fixes is no batching model for Triton: the batch becomes an axis like others.
        bool isBatched = job.Session.Input.Batch is null;
        int most = isBatched ? job.Options.MostImages : 0;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"name: {Quote(name)}\nbackend: \"onnxruntime\"\nmax_batch_size: {most}\n");
        foreach (string input in session.InputNames)
            Append(text, "input", input, session.InputMetadata[input], isBatched, null);
        foreach (string output in session.OutputNames)
            Append(text, "output", output, session.OutputMetadata[output], isBatched, job.Outputs.Names.Contains(output) ? labels : null);
        if (isBatched)
            text.Append(CultureInfo.InvariantCulture, $"dynamic_batching {{\n  max_queue_delay_microseconds: {QueueDelayMicroseconds}\n}}\n");
        return text.ToString();
    }

    static void Append(StringBuilder text, string field, string name, NodeMetadata tensor, bool isBatched, string? labels)
    {
        IEnumerable<int> dims = tensor.Dimensions.Skip(isBatched ? 1 : 0).Select(size => size > 0 ? size : -1);
        text.Append(CultureInfo.InvariantCulture,
            $"{field} [\n  {{\n    name: {Quote(name)}\n    data_type: {TypeOf(name, tensor)}\n    dims: [ {string.Join(", ", dims)} ]\n");
        if (labels is not null)
            text.Append(CultureInfo.InvariantCulture, $"    label_filename: {Quote(labels)}\n");
        text.Append("  }\n]\n");
    }

    static string TypeOf(string name, NodeMetadata tensor) => tensor.ElementDataType switch
    {
        TensorElementType.Float => "TYPE_FP32",
        TensorElementType.Float16 => "TYPE_FP16",
        TensorElementType.Double => "TYPE_FP64",
        TensorElementType.UInt8 => "TYPE_UINT8",
        TensorElementType.Int8 => "TYPE_INT8",
        TensorElementType.Int32 => "TYPE_INT32",
        TensorElementType.Int64 => "TYPE_INT64",
        TensorElementType.Bool => "TYPE_BOOL",
        var other => throw new InputException($"Triton has no type for the tensor '{name}', which is {other}"),
    };

    static string Quote(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"";
}
