using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

public enum TensorStringStyle
{
    Metadata,
    Julia,
    Numpy,
    CSharp,
    Default,
}

/// <summary>The elements of a tensor as text, long ones shortened in the middle as print options say.</summary>
sealed class TensorText(Tensor tensor, string format, int width, CultureInfo culture, string newLine)
{
    readonly long[] _shape = tensor.shape;
    readonly Scalar[] _values = Elements(tensor);
    readonly CultureInfo _culture = culture ?? CultureInfo.CurrentCulture;

    internal static string Metadata(Tensor tensor) =>
        $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    internal string Julia()
    {
        string header = Metadata(tensor);
        if (_shape.Length == 0)
            return $"{header}, value = {Value(0)}";
        var text = new StringBuilder(header).Append(newLine);
        if (_shape.Length == 1)
            return text.Append(Table(0, 1, _shape[0])).ToString();
        long rows = _shape[^2], columns = _shape[^1];
        for (long start = 0; start < _values.Length; start += rows * columns)
        {
            if (_shape.Length > 2)
                text.Append($"[{string.Join(',', Outer(start / (rows * columns)))},..,..] =").Append(newLine);
            text.Append(Table(start, rows, columns));
            if (_shape.Length > 2 && start + rows * columns < _values.Length)
                text.Append(newLine);
        }
        return text.ToString();
    }

    internal string Numpy() => _shape.Length == 0 ? Value(0) : Nested(0, 0, '[', ']', "", "", 0);

    internal string CSharp()
    {
        if (_shape.Length == 0)
            return $"{Metadata(tensor)}, value = {Value(0)}";
        (string name, string suffix) = tensor.dtype switch
        {
            ScalarType.Float32 => ("float", "f"),
            ScalarType.Float64 => ("double", ""),
            ScalarType.Float16 => ("float16", "f"),
            ScalarType.BFloat16 => ("bfloat16", "f"),
            ScalarType.Int64 => ("long", "L"),
            ScalarType.Int32 => ("int", ""),
            ScalarType.Int16 => ("short", ""),
            ScalarType.Int8 => ("sbyte", ""),
            ScalarType.Byte => ("byte", ""),
            _ => ("bool", ""),
        };
        string lead = _shape.Length == 1 ? " " : newLine;
        string rank = new(',', _shape.Length - 1);
        return $"{Metadata(tensor)}, value ={lead}{name} [{rank}] {Nested(0, 0, '{', '}', suffix, ",", 0)}";
    }

    static Scalar[] Elements(Tensor tensor)
    {
        ScalarType type = tensor.is_floating_point() ? ScalarType.Float64
            : tensor.dtype == ScalarType.Bool ? ScalarType.Bool
            : ScalarType.Int64;
        using Tensor detached = tensor.detach(), wide = detached.to(type, CPU);
        return tensor.is_floating_point() ? Array.ConvertAll(wide.data<double>().ToArray(), Scalar (value) => value)
            : tensor.dtype == ScalarType.Bool ? Array.ConvertAll(wide.data<bool>().ToArray(), Scalar (value) => value)
            : Array.ConvertAll(wide.data<long>().ToArray(), Scalar (value) => value);
    }

    string Value(long index) => _values[index].Type switch
    {
        ScalarType.Bool => _values[index].ToBoolean() ? "True" : "False",
        ScalarType.Int64 => _values[index].ToInt64().ToString(_culture),
        _ when tensor.dtype == ScalarType.Float64 => _values[index].ToDouble().ToString(format, _culture),
        _ => ((float)_values[index].ToDouble()).ToString(format, _culture),
    };

    // Rows under each other, columns right-aligned, as many of them as the line holds.
    StringBuilder Table(long start, long rows, long columns)
    {
        var text = new StringBuilder();
        var cells = new string[rows, columns];
        var widths = new int[columns];
        int left = width, shown = 0;
        for (; shown < columns; shown++)
        {
            for (long row = 0; row < rows; row++)
            {
                cells[row, shown] = Value(start + row * columns + shown);
                widths[shown] = Math.Max(widths[shown], cells[row, shown].Length);
            }
            left -= widths[shown] + 1;
            if (left < "...".Length)
                break;
        }
        for (long row = 0; row < rows; row++)
        {
            for (int column = 0; column < shown; column++)
                text.Append(' ').Append(cells[row, column].PadLeft(widths[column]));
            text.Append(shown < columns ? " ..." : "").Append(newLine);
        }
        return text;
    }

    long[] Outer(long block)
    {
        var indices = new long[_shape.Length - 2];
        for (int dim = indices.Length - 1; dim >= 0; dim--)
            (block, indices[dim]) = Math.DivRem(block, _shape[dim]);
        return indices;
    }

    string Nested(int dim, long start, char open, char close, string suffix, string separator, int depth)
    {
        long step = 1;
        for (int inner = dim + 1; inner < _shape.Length; inner++)
            step *= _shape[inner];
        bool last = dim == _shape.Length - 1;
        int breaks = separator.Length > 0 ? 1 : _shape.Length - dim - 1;
        string between = last
            ? ", "
            : separator + string.Concat(Enumerable.Repeat(newLine, breaks)) + new string(' ', depth + 1);
        IEnumerable<string> parts = Visible(_shape[dim], last ? maxColumns : maxRows).Select(index =>
            index < 0 ? "..." : last ? Value(start + index) + suffix
            : Nested(dim + 1, start + index * step, open, close, suffix, separator, depth + 1));
        return open + string.Join(between, parts) + close;
    }

    // The positions to print; -1 stands for those left out in the middle.
    static IEnumerable<long> Visible(long count, int most)
    {
        if (count <= most)
            return Enumerable.Range(0, (int)count).Select(index => (long)index);
        int trailing = most / 2;
        return Enumerable.Range(0, most - trailing).Select(index => (long)index)
            .Append(-1)
            .Concat(Enumerable.Range(0, trailing).Select(index => count - trailing + index));
    }
}
