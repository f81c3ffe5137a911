using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    static TensorStringStyle _style = TensorStringStyle.Julia;
    static string _floatFormat = "g5";
    static string _newLine = Environment.NewLine;
    static int _lineWidth = 100;

    internal static int maxRows = 6;
    internal static int maxColumns = 6;

    /// <summary>How tensors are printed where a call does not say.</summary>
    public static TensorStringStyle TensorStringStyle
    {
        get => _style;
        set => _style = value == TensorStringStyle.Default ? TensorStringStyle.Julia : value;
    }

    public static void set_printoptions(TensorStringStyle? style = null, string floatFormat = null, int? linewidth = null,
        string newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        TensorStringStyle = style ?? _style;
        _floatFormat = floatFormat ?? _floatFormat;
        _lineWidth = linewidth ?? _lineWidth;
        _newLine = newLine ?? _newLine;
        torch.maxRows = maxRows ?? torch.maxRows;
        torch.maxColumns = maxColumns ?? torch.maxColumns;
    }

    public static void set_printoptions(int precision, int? linewidth = null, string newLine = null, bool sci_mode = false,
        int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, $"{(sci_mode ? 'e' : 'f')}{precision}", linewidth, newLine, maxRows, maxColumns);

    public partial class Tensor
    {
        public override string ToString() => TensorText.Metadata(this);

        public string ToString(bool disamb, string fltFormat = null, int? width = null, CultureInfo cultureInfo = null,
            string newLine = null) =>
            disamb ? ToString(TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine) : ToString();

        public string ToString(TensorStringStyle style, string fltFormat = null, int? width = null,
            CultureInfo cultureInfo = null, string newLine = null)
        {
            if (style == TensorStringStyle.Default)
                style = _style;
            if (style == TensorStringStyle.Metadata || is_meta)
                return TensorText.Metadata(this);
            var text = new TensorText(this, fltFormat ?? _floatFormat, width ?? _lineWidth, cultureInfo, newLine ?? _newLine);
            return style switch
            {
                TensorStringStyle.Julia => text.Julia(),
                TensorStringStyle.Numpy => text.Numpy(),
                TensorStringStyle.CSharp => text.CSharp(),
                _ => throw new ArgumentOutOfRangeException(nameof(style), style, "no such tensor string style"),
            };
        }
    }
}

public static partial class TensorExtensionMethods
{
    public static string str(this Tensor tensor, string fltFormat = null, int? width = null, string newLine = null,
        CultureInfo cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default) =>
        tensor.ToString(style, fltFormat, width, cultureInfo, newLine);

    public static string jlstr(this Tensor tensor, string fltFormat = null, int? width = null, string newLine = null,
        CultureInfo cultureInfo = null) => tensor.ToString(TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine);

    public static string metastr(this Tensor tensor) => tensor.ToString(TensorStringStyle.Metadata);

    public static string npstr(this Tensor tensor, string fltFormat = "g5", int? width = 100, string newLine = null,
        CultureInfo cultureInfo = null) => tensor.ToString(TensorStringStyle.Numpy, fltFormat, width, cultureInfo, newLine);

    public static string cstr(this Tensor tensor, string fltFormat = "g5", int? width = 100, string newLine = null,
        CultureInfo cultureInfo = null) => tensor.ToString(TensorStringStyle.CSharp, fltFormat, width, cultureInfo, newLine);

    public static Tensor print(this Tensor t, string fltFormat = "g5", int? width = 100, string newLine = null,
        CultureInfo cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default)
    {
        Console.WriteLine(t.ToString(style, fltFormat, width, cultureInfo, newLine));
        return t;
    }
}
