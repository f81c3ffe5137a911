using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// TorchSharp's file of a state dictionary: the number of entries, then for each its name (length and UTF-8) and its tensor as
/// <see cref="TensorFile"/> has it. The numbers are LEB128.
/// </summary>
static class WeightFile
{
    /// <summary>One entry: Target is null where the module has no such name, Value where nothing is to be copied.</summary>
    internal readonly record struct Entry(string Name, Tensor Target, Tensor Value);

    internal static void Write(BinaryWriter writer, Dictionary<string, Tensor> state)
    {
        writer.Write7BitEncodedInt64(state.Count);
        foreach ((string name, Tensor tensor) in state)
        {
            writer.Write(name);
            TensorFile.Write(writer, tensor);
        }
    }

    /// <summary>Reads the whole file and holds every entry to the state that it is for, before anything is copied.</summary>
    /// <exception cref="ArgumentException">Names, types or shapes are not those of the state.</exception>
    /// <exception cref="InvalidDataException">The bytes are no such file.</exception>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    internal static List<Entry> Read(BinaryReader reader, Dictionary<string, Tensor> state, bool strict, IList<string> skip)
    {
        long count = ReadCount(reader);
        if (strict && count != state.Count)
        {
            throw new ArgumentException(
                $"Mismatched state_dict sizes: expected {state.Count}, but found {count} entries:"
                + " load into the model it was saved from");
        }
        var entries = new List<Entry>();
        var names = new HashSet<string>();
        for (long i = 0; i < count; i++)
        {
            string name = ReadName(reader, i, count);
            if (!names.Add(name))
                throw new InvalidDataException($"'{name}' stands twice in the file of weights");
            entries.Add(ReadEntry(reader, name, state, strict, skip));
        }
        return entries;
    }

    static Entry ReadEntry(BinaryReader reader, string name, Dictionary<string, Tensor> state, bool strict, IList<string> skip)
    {
        if (!state.TryGetValue(name, out Tensor target) && strict)
        {
            throw new ArgumentException(
                $"Mismatched module state names: the model has no parameter or buffer named '{name}':"
                + " load into the model it was saved from");
        }
        try
        {
            (ScalarType type, long[] shape) = TensorFile.ReadHeader(reader);
            if (target is null || skip.Contains(name))
            {
                TensorFile.Skip(reader, type, shape);
                return new Entry(name, target, null);
            }
            TensorFile.RequireFit(target, type, shape);
            return new Entry(name, target, TensorFile.ReadElements(reader, type, shape));
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"'{name}': {error.Message}", error);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{name}': {error.Message}", error);
        }
        catch (EndOfStreamException error)
        {
            throw new EndOfStreamException($"'{name}': {error.Message}", error);
        }
    }

    static long ReadCount(BinaryReader reader)
    {
        try
        {
            return TensorFile.ReadCount(reader);
        }
        catch (EndOfStreamException error)
        {
            throw new EndOfStreamException("the file of weights is empty", error);
        }
    }

    static string ReadName(BinaryReader reader, long index, long count)
    {
        try
        {
            return reader.ReadString();
        }
        catch (Exception error) when (error is IOException or FormatException or DecoderFallbackException)
        {
            throw new EndOfStreamException($"the file of weights ends after {index} of {count} entries", error);
        }
    }
}
