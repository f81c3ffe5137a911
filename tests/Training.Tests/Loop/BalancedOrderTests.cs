using Strata.Training.Loop;

namespace Strata.Tests.Loop;

/// <summary>Which images an epoch of balanced sampling holds.</summary>
public class BalancedOrderTests
{
    // 70, 20 and 7 images, class 2 without any.
    static readonly int[] Labels = [.. Enumerable.Repeat(0, 70), .. Enumerable.Repeat(1, 20), .. Enumerable.Repeat(3, 7)];

    static ILookup<int, long> ByClass(long[] order) => order.ToLookup(place => Labels[place]);

    [Fact]
    public void Every_class_comes_equally_often_in_as_many_images_as_there_are()
    {
        long[] order = new BalancedOrder(Labels).Of(seed: 3, epoch: 1);
        Assert.Equal(Labels.Length, order.Length);
        Assert.All(ByClass(order), of => Assert.InRange(of.Count(), 32, 33));
        Assert.Equal([0, 1, 3], ByClass(order).Select(of => of.Key).Order());
    }

    [Fact]
    public void No_image_comes_twice_before_all_of_its_class_were_seen()
    {
        ILookup<int, long> classes = ByClass(new BalancedOrder(Labels).Of(seed: 3, epoch: 2));
        Assert.Equal(classes[0].Count(), classes[0].Distinct().Count());
        Assert.All((int[])[1, 3], label => Assert.InRange(
            classes[label].CountBy(place => place).Max(pair => pair.Value) - classes[label].CountBy(place => place).Min(pair => pair.Value), 0, 1));
        Assert.Equal(20, classes[1].Distinct().Count());
        Assert.Equal(7, classes[3].Distinct().Count());
    }

    [Fact]
    public void An_epoch_is_a_function_of_seed_and_number_alone()
    {
        BalancedOrder order = new(Labels);
        long[] third = order.Of(1, 3);
        order.Of(1, 4);
        Assert.Equal(third, order.Of(1, 3));
        Assert.Equal(third, new BalancedOrder(Labels).Of(1, 3));
        Assert.NotEqual(third, order.Of(1, 4));
        Assert.NotEqual(third, order.Of(2, 3));
    }

    [Fact]
    public void Over_the_epochs_all_images_of_a_large_class_come_and_the_odd_image_goes_round()
    {
        BalancedOrder order = new(Labels);
        long[][] epochs = [.. Enumerable.Range(1, 30).Select(epoch => order.Of(5, epoch))];
        Assert.Equal(70, epochs.SelectMany(epoch => ByClass(epoch)[0]).Distinct().Count());
        Assert.Equal(3, epochs.Select(epoch => ByClass(epoch).MaxBy(of => of.Count())!.Key).Distinct().Count());
    }
}
