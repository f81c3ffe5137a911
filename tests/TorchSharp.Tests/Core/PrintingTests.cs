using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;
using Style = TorchSharp.TensorStringStyle;

namespace Strata.Tests.Core;

public class PrintingTests
{
    [Fact]
    public void A_tensor_names_its_shape_type_and_device() =>
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());

    [Fact]
    public void Julia_style_sets_columns_under_each_other()
    {
        using Tensor numbers = tensor(new[,] { { 1f, -20.5f }, { 3.25f, 4 } });
        Assert.Equal("[2x2], type = Float32, device = cpu\n    1 -20.5\n 3.25     4\n", Text(numbers, Style.Julia));
        Assert.Equal("[], type = Float64, device = cpu, value = 0.5", Text(tensor(0.5), Style.Julia));
        Assert.Equal("[2x1x1], type = Int64, device = cpu\n[0,..,..] =\n 0\n\n[1,..,..] =\n 1\n",
            Text(arange(2).reshape(2, 1, 1), Style.Julia));
    }

    [Fact]
    public void A_line_too_long_ends_in_an_ellipsis() =>
        Assert.Equal("[9], type = Int64, device = cpu\n 0 1 ...\n", arange(9).str(width: 8, newLine: "\n", style: Style.Julia));

    [Fact]
    public void Numpy_style_nests_brackets_and_shortens_the_middle()
    {
        Assert.Equal("[[0, 1]\n [2, 3]]", Text(arange(4).reshape(2, 2), Style.Numpy));
        Assert.Equal("[0, 1, 2, ..., 6, 7, 8]", Text(arange(9), Style.Numpy));
        Assert.Equal("[True, False]", Text(tensor(new[] { true, false }), Style.Numpy));
    }

    [Fact]
    public void CSharp_style_is_an_array_literal() =>
        Assert.Equal("[2], type = Float32, device = cpu, value = float [] {1.5f, 2f}",
            Text(tensor(new[] { 1.5f, 2 }), Style.CSharp));

    [Fact]
    public void Numbers_are_printed_as_asked() =>
        Assert.Equal("[0,333]",
            tensor(new[] { 1 / 3.0 }).npstr("f3", cultureInfo: CultureInfo.GetCultureInfo("")).Replace('.', ','));

    static string Text(Tensor tensor, Style style) =>
        tensor.str(newLine: "\n", cultureInfo: CultureInfo.InvariantCulture, style: style);
}
