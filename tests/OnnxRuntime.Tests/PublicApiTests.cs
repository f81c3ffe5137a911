using Microsoft.ML.OnnxRuntime;

namespace Strata.Tests;

public sealed class PublicApiTests
{
    static readonly string s_listing = Path.Combine("fixtures", "api", "Microsoft.ML.OnnxRuntime.txt.gz");

    [Fact]
    public void The_drop_in_has_no_public_member_that_the_official_package_lacks() =>
        Assert.Empty(PublicApi.Missing(typeof(InferenceSession).Assembly, s_listing));

    [Fact]
    public void What_the_official_package_lacks_is_reported()
    {
        IReadOnlyList<string> missing = PublicApi.Missing(typeof(PublicApiTests).Assembly, s_listing);

        Assert.Contains("T:Strata.Tests.PublicApiTests : sealed class", missing);
        Assert.Contains("M:Strata.Tests.PublicApiTests.What_the_official_package_lacks_is_reported() : System.Void", missing);
    }

    /// <summary>The form of the lines is that of the listings' own description.</summary>
    [Theory]
    [InlineData("T:Strata.Tests.PublicApiTests.Sample{T} : abstract class < System.IDisposable where T : unmanaged, System.IComparable{T}")]
    [InlineData("M:Strata.Tests.PublicApiTests.Sample{T}.#ctor(T value, System.Int32 count = 3) [protected]")]
    [InlineData("M:Strata.Tests.PublicApiTests.Sample{T}.Add{U}(in T one, out System.String[,] two, params U[] rest) : System.Void where U : class, new() [static]")]
    [InlineData("M:Strata.Tests.PublicApiTests.Sample{T}.Dispose() : System.Void [abstract]")]
    [InlineData("M:Strata.Tests.PublicApiTests.Sample{T}.Pair(System.DayOfWeek day = DayOfWeek.Friday, System.String text = \"a\\tb\", System.Nullable{System.Boolean} flag = null) : System.ValueTuple{T first,System.Collections.Generic.List{System.ValueTuple{System.Int32 x,System.Int32 y}} rest} [virtual]")]
    [InlineData("P:Strata.Tests.PublicApiTests.Sample{T}.Item(System.Int64 index) : T { get; protected set; }")]
    [InlineData("F:Strata.Tests.PublicApiTests.Sample{T}.Limit : System.Single = 0.5f [const]")]
    [InlineData("E:Strata.Tests.PublicApiTests.Sample{T}.Changed : System.Action{T} [obsolete]")]
    public void Members_are_written_as_in_the_listings(string line) =>
        Assert.Contains(line, PublicApi.Lines(typeof(PublicApiTests).Assembly));

    public abstract class Sample<T> : IDisposable
        where T : unmanaged, IComparable<T>
    {
        public const float Limit = 0.5f;

        readonly T _value;

        protected Sample(T value, int count = 3) => _value = count > 0 ? value : default;

        [Obsolete("only to be listed")]
        public event Action<T>? Changed
        {
            add => throw new NotSupportedException();
            remove => throw new NotSupportedException();
        }

        public T this[long index]
        {
            get => _value;
            protected set => throw new NotSupportedException();
        }

        public static void Add<U>(in T one, out string[,] two, params U[] rest)
            where U : class, new() => two = new string[rest.Length, one.CompareTo(default)];

        public abstract void Dispose();

        public virtual (T first, List<(int x, int y)> rest) Pair(
            DayOfWeek day = DayOfWeek.Friday, string text = "a\tb", bool? flag = null) =>
            (_value, [((int)day, text.Length)]);
    }
}
