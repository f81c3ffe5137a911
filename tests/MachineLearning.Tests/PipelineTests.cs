using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Strata.Tests;

public sealed class PipelineTests
{
    readonly MLContext _context = new(1);

    static readonly Sample[] s_samples =
    [
        new() { Name = "b", Number = 4, Values = [1, -2], Ignored = 7 },
        new() { Name = "a", Number = 2, Values = [3, 5] },
        new() { Name = "b", Number = 0, Values = [-1, 10] },
    ];

    IDataView View => _context.Data.LoadFromEnumerable(s_samples);

    [Fact]
    public void Members_become_columns_and_come_back()
    {
        Sample[] back = [.. _context.Data.CreateEnumerable<Sample>(View, reuseRowObject: false)];
        Assert.Equal(["Name", "Renamed", "Values"], View.Schema.Select(column => column.Name));
        Assert.Equal(3, View.GetRowCount());
        Assert.Equal(s_samples.Select(sample => (sample.Name, sample.Number)), back.Select(sample => (sample.Name, sample.Number)));
        Assert.Equal(s_samples.SelectMany(sample => sample.Values), back.SelectMany(sample => sample.Values));
        Assert.All(back, sample => Assert.Equal(0, sample.Ignored));
    }

    [Fact]
    public void One_object_serves_all_rows_where_asked() =>
        Assert.Single(_context.Data.CreateEnumerable<Sample>(View, reuseRowObject: true).Distinct());

    [Fact]
    public void Rows_are_gone_through_once()
    {
        int passes = 0;
        IEnumerable<Sample> Counted()
        {
            passes++;
            foreach (Sample sample in s_samples)
                yield return sample;
        }
        IDataView view = _context.Data.LoadFromEnumerable(Counted());
        Assert.Equal(0, passes);
        Assert.Equal(3, view.GetColumn<string>("Name").Count() * view.GetColumn<float>("Renamed").Count() / 3);
        Assert.Equal(1, passes);
    }

    [Fact]
    public void Columns_can_be_read_as_arrays_and_as_buffers()
    {
        Assert.Equal(s_samples.Select(sample => sample.Values), View.GetColumn<float[]>("Values"));
        Assert.Equal(s_samples.SelectMany(sample => sample.Values), View.GetColumn<VBuffer<float>>("Values").SelectMany(buffer => buffer.DenseValues()));
        Assert.Throws<InvalidOperationException>(() => View.GetColumn<double>("Renamed"));
        Assert.Throws<ArgumentOutOfRangeException>(() => View.GetColumn<float>("Missing"));
    }

    [Theory]
    [InlineData(ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence, new uint[] { 1, 2, 1 }, new[] { "b", "a" })]
    [InlineData(ValueToKeyMappingEstimator.KeyOrdinality.ByValue, new uint[] { 2, 1, 2 }, new[] { "a", "b" })]
    public void Values_become_keys_and_values_again(ValueToKeyMappingEstimator.KeyOrdinality order, uint[] keys, string[] values)
    {
        var chain = _context.Transforms.Conversion.MapValueToKey("Key", "Name", keyOrdinality: order)
            .Append(_context.Transforms.Conversion.MapKeyToValue("Back", "Key"));
        IDataView made = chain.Fit(View).Transform(View);
        Assert.Equal(keys, made.GetColumn<uint>("Key"));
        Assert.Equal(["b", "a", "b"], made.GetColumn<string>("Back"));
        VBuffer<ReadOnlyMemory<char>> names = default;
        made.Schema["Key"].GetKeyValues(ref names);
        Assert.Equal(values, names.DenseValues().Select(name => name.ToString()));
        Assert.Equal(new KeyDataViewType(typeof(uint), 2), made.Schema["Key"].Type);
    }

    [Fact]
    public void A_value_that_was_not_learned_is_the_missing_key()
    {
        var keys = _context.Transforms.Conversion.MapValueToKey("Key", "Name").Fit(View);
        IDataView other = _context.Data.LoadFromEnumerable([new Sample { Name = "c", Values = [0, 0] }]);
        Assert.Equal([0u], keys.Transform(other).GetColumn<uint>("Key"));
    }

    [Fact]
    public void Columns_are_put_side_by_side()
    {
        IDataView made = _context.Transforms.Concatenate("All", "Values", "Renamed").Fit(View).Transform(View);
        Assert.Equal([[1, -2, 4], [3, 5, 2], [-1, 10, 0]], made.GetColumn<float[]>("All"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.Concatenate("All", "Values", "Name").Fit(View));
    }

    [Theory]
    [InlineData(true, new[] { 1 / 3f, -0.2f, 1f, 0.5f, -1 / 3f, 1f })]
    [InlineData(false, new[] { 0.5f, 0f, 1f, 7 / 12f, 0f, 1f })]
    public void Features_are_scaled_by_their_range(bool fixZero, float[] expected)
    {
        IDataView made = _context.Transforms.NormalizeMinMax("Scaled", "Values", fixZero: fixZero).Fit(View).Transform(View);
        Assert.All(expected.Zip(made.GetColumn<float[]>("Scaled").SelectMany(row => row)), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void A_chain_says_what_comes_out_before_it_runs()
    {
        var chain = _context.Transforms.CopyColumns("Copy", "Values").Append(_context.Transforms.Concatenate("All", "Copy", "Renamed"));
        DataViewSchema schema = chain.Fit(View).GetOutputSchema(View.Schema);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), schema["All"].Type);
        Assert.Equal("All", schema[^1].Name);
    }

    [Fact]
    public void Vectors_of_another_length_are_refused_with_their_row()
    {
        IDataView view = _context.Data.LoadFromEnumerable([new Sample { Values = [1, 2] }, new Sample { Values = [1] }]);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => view.GetColumn<float[]>("Values").ToList());
        Assert.Contains("row 1", error.Message);
    }

    public sealed class Sample
    {
        public string? Name { get; set; }

        [ColumnName("Renamed")]
        public float Number { get; set; }

        [VectorType(2)]
        public float[] Values { get; set; } = [];

        [NoColumn]
        public int Ignored { get; set; }
    }
}
