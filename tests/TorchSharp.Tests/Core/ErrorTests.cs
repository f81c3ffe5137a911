using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

public class ErrorTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "matmul", "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)" },
        { "add", "The size of tensor a (3) must match the size of tensor b (5) at non-singleton dimension 1" },
        { "view", "shape '[4, 2]' is invalid for input of size 6" },
        { "dimension", "Dimension out of range (expected to be in range of [-2, 1], but got 2)" },
        { "channels", "expected input[1, 2, 5, 5] to have 3 channels, but got 2 channels instead" },
        { "cat", "Sizes of tensors must match except in dimension 0" },
        { "select", "index 9 out of range" },
        { "type", "can't be cast to the desired output type Long" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_in_one_line_of_libtorch(string mistake, string expected)
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => Make(mistake));
        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("frame #", error.Message);
    }

    [Fact]
    public void Each_thread_reads_its_own_error()
    {
        Parallel.For(1, 65, i =>
        {
            using Tensor numbers = zeros(i);
            Assert.Contains($"size {i}", Assert.Throws<ExternalException>(() => numbers.view(i + 1)).Message);
        });
    }

    [Fact]
    public void Named_dimensions_are_refused_by_name() =>
        Assert.Contains("named dimensions", Assert.Throws<NotSupportedException>(() => zeros(1, names: ["N"])).Message);

    static Tensor Make(string mistake) => mistake switch
    {
        "matmul" => zeros(2, 3).matmul(zeros(4, 5)),
        "add" => zeros(2, 3) + zeros(2, 5),
        "view" => zeros(2, 3).view(4, 2),
        "dimension" => zeros(2, 3).sum(2),
        "channels" => nn.functional.conv2d(zeros(1, 2, 5, 5), zeros(4, 3, 3, 3)),
        "cat" => cat([zeros(2, 3), zeros(2, 4)]),
        "select" => zeros(2, 3).select(0, 9),
        "type" => zeros(2, dtype: int64).lgamma_(),
        _ => throw new ArgumentOutOfRangeException(nameof(mistake)),
    };
}
