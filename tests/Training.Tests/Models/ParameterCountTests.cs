using static Strata.Tests.Models.SmallModels;

namespace Strata.Tests.Models;

/// <summary>Numbers of parameters against published figures and figures worked out by hand.</summary>
public class ParameterCountTests
{
    [Theory]
    [InlineData("perceptron", 7_850)]        // 784*10+10
    [InlineData("mlp", 39_760)]              // 784*50+50 + 50*10+10
    [InlineData("mlp:hidden=8+8", 6_442)]    // 784*8+8 + 8*8+8 + 8*10+10
    [InlineData("mlp:hidden=50,activation=maxout", 79_010)]       // 784*100+100 + 50*10+10
    [InlineData("cnn-small", 6_422)]         // 6*26 + 6*151 + 96*50+50 + 50*10+10
    [InlineData("lenet-relu", 61_706)]       // 6*26 + 16*151 + 400*120+120 + 120*84+84 + 84*10+10
    [InlineData("lenet-relu:norm=batch", 62_158)]                 // and 2*(6+16+120+84)
    [InlineData("lenet-relu:norm=instance", 61_750)]              // and 2*(6+16): nothing to average in a vector
    [InlineData("lenet-relu:pool=subsample", 61_750)]             // and 2*(6+16)
    [InlineData("lenet-deep", 67_562)]       // 6*26 + 16*151 + 32*145 + 64*289 + 256*120+120 + 120*84+84 + 84*10+10
    [InlineData("cnn-32-64", 1_663_370)]     // 32*26 + 64*801 + 3136*512+512 + 512*10+10
    [InlineData("cnn-32-64:hidden=1024", 3_274_634)]
    public void Parameters_are_as_many_as_worked_out_by_hand(string spec, long expected) =>
        Assert.Equal(expected, Parameters(Build(spec)));
}
