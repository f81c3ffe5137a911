using Strata.Data;
using Strata.Training.Runs;
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
    [InlineData("lenet5-1998:output=rbf", 60_000)]                // the paper's own figure; codes are not trained
    [InlineData("lenet5-1998", 60_850)]      // and 84*10+10
    [InlineData("resnet-mini", 77_754)]      // 144+32 + 2*(2304+32) + 4608+9216+2*64+512+64 + 18432+36864+2*128+2048+128 + 640+10
    public void Parameters_are_as_many_as_worked_out_by_hand(string spec, long expected) =>
        Assert.Equal(expected, Parameters(Build(spec)));

    [Theory]
    // torchvision's figures for 1000 classes at 224x224.
    [InlineData("resnet18", 11_689_512)]
    [InlineData("resnet34", 21_797_672)]
    [InlineData("resnet50", 25_557_032)]
    public void Large_forms_have_as_many_as_published(string spec, long expected) =>
        Assert.Equal(expected, Parameters(TrainingRun.BuildModel(spec, new ImageShape(3, 224, 224), 1000)));

    [Theory, Trait("Category", "Slow")]
    [InlineData("resnet101", 44_549_160, 224)]
    [InlineData("resnet152", 60_192_808, 224)]
    [InlineData("vgg11", 132_868_840, 224)]
    [InlineData("vgg13", 133_053_736, 224)]
    [InlineData("vgg16", 138_365_992, 224)]
    [InlineData("vgg16:norm=none", 138_357_544, 224)]
    [InlineData("vgg19", 143_678_248, 224)]
    [InlineData("alexnet", 60_965_224, 227)]                // Krizhevsky's two towers, as in Caffe's reference model
    [InlineData("alexnet:towers=1", 62_378_344, 227)]       // torchvision's has 64 maps in conv1 and counts 61,100,840
    public void Largest_forms_have_as_many_as_published(string spec, long expected, int side) =>
        Assert.Equal(expected, Parameters(TrainingRun.BuildModel(spec, new ImageShape(3, side, side), 1000)));
}
